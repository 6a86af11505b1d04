// The newest value of something, handed from one thread to another: older ones that nobody took are dropped.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace core {

template <typename T>
class Latest {
public:
    void put(T value) {
        std::optional<T> old;  // destroyed outside the lock
        const std::lock_guard lock{mutex_};
        old.swap(value_);
        value_ = std::move(value);
    }

    // The newest value since the last take, if there is one. Never waits.
    std::optional<T> take() {
        const std::lock_guard lock{mutex_};
        return std::exchange(value_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<T> value_;
};

}  // namespace core
