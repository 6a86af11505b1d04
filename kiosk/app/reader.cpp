#include "kiosk/app/reader.h"

namespace app {
namespace {

devices::Tongue tongue_of(model::Language language) {
    return language == model::Language::English ? devices::Tongue::English : devices::Tongue::Chinese;
}

}  // namespace

void Reader::touched() {
    voice_.stop();
    sentences_.clear();
    next_ = 0;
    awaited_ = 0;
    element_.clear();
}

void Reader::forget() {
    touched();
    page_.reset();
}

void Reader::shown(const ui::Semantics& shown, const kiosk::flow::State& state) {
    if (!state.modes.reading) {
        if (page_) forget();
        return;
    }
    Page page{.screen = shown.screen,
              .entered = state.entered,
              .language = state.language,
              .warned = state.warned.has_value()};
    if (page_ == page) return;
    page_ = std::move(page);
    touched();
    sentences_ = ui::sentences_of(shown);
    read_next();
}

void Reader::read_next() {
    element_.clear();
    awaited_ = 0;
    if (next_ >= sentences_.size() || !page_) return;
    const ui::Sentence& sentence = sentences_[next_++];
    element_ = sentence.id;
    awaited_ = ++last_number_;
    voice_.say(awaited_, sentence.text, tongue_of(page_->language));
}

bool Reader::tick() {
    bool moved = false;
    while (const auto number = voice_.take_spoken()) {
        if (awaited_ == 0 || *number != awaited_) continue;
        read_next();
        moved = true;
    }
    return moved;
}

const std::string& Reader::element() const {
    return element_;
}

void Reader::say(const std::string& text, model::Language language) {
    if (!text.empty()) voice_.say(++last_number_, text, tongue_of(language));
}

}  // namespace app
