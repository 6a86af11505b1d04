#include "kiosk/ui/type.h"

namespace ui {
namespace {

struct Row {
    float normal;
    float large;
    Weight weight;
    float line_height;
};

Row row_of(Type type) {
    switch (type) {
        case Type::Caption:
            return {28, 40, Weight::Regular, 1.35F};
        case Type::Body:
            return {32, 46, Weight::Regular, 1.4F};
        case Type::Lead:
            return {36, 48, Weight::Regular, 1.4F};
        case Type::Button:
            return {40, 60, Weight::Bold, 1.25F};
        case Type::ButtonLarge:
            return {56, 72, Weight::Bold, 1.25F};
        case Type::TitleSmall:
            return {40, 60, Weight::Bold, 1.25F};
        case Type::Title:
            return {48, 80, Weight::Bold, 1.25F};
        case Type::Headline:
            return {60, 84, Weight::Bold, 1.25F};
        case Type::Hero:
            return {84, 112, Weight::Bold, 1.25F};
        case Type::HeroLarge:
            return {108, 112, Weight::Bold, 1.25F};
        case Type::Urgent:
            return {124, 140, Weight::Bold, 1.25F};
        case Type::Digit:
            return {84, 108, Weight::Bold, 1.25F};
        case Type::Clock:
            return {50, 80, Weight::Bold, 1.25F};
    }
    return {32, 46, Weight::Regular, 1.4F};
}

}  // namespace

TypeStyle type_style(Type type, TextScale scale) {
    const Row row = row_of(type);
    return {scale == TextScale::Large ? row.large : row.normal, row.weight, row.line_height};
}

}  // namespace ui
