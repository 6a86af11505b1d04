#include "server/handlers/words.h"

#include <gtest/gtest.h>

namespace {

using server::handlers::words;

TEST(Words, AreThoseOfTheTranslationFiles) {
    EXPECT_EQ(words("app.name").zh, "邻里");
    EXPECT_EQ(words("app.name").en, "Linli");
}

TEST(Words, ShowAKeyThatIsUnknown) {
    EXPECT_EQ(words("page.gone").zh, "page.gone");
    EXPECT_EQ(words("page.gone").en, "page.gone");
}

}  // namespace
