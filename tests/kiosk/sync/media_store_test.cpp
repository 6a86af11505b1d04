#include "kiosk/sync/media_store.h"

#include <csignal>

#include <gtest/gtest.h>

#include "shared/core/bytes.h"
#include "shared/core/file.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::sync::MediaStore;
using Verdict = MediaStore::Verdict;

model::Media media_of(const std::string& content) {
    return {.id = "m",
            .sha256 = core::sha256_hex(content),
            .type = "image/png",
            .bytes = static_cast<std::int64_t>(content.size())};
}

class Store : public testing::Test {
protected:
    void SetUp() override { open(); }
    void open() {
        store = std::make_unique<MediaStore>(folder.path());
        store->free_space([this] { return free; });
        ASSERT_TRUE(store->open());
    }
    void keep(const std::string& content) {
        ASSERT_TRUE(store->begin(media_of(content)));
        ASSERT_TRUE(store->append(0, content));
        ASSERT_EQ(*store->finish(), Verdict::Kept);
    }
    bool has(const std::string& content) const { return store->has(core::sha256_hex(content)); }
    std::filesystem::path path_of(const std::string& content) const {
        return kiosk::sync::media_path(folder.path(), media_of(content));
    }

    test::TemporaryDirectory folder;
    std::int64_t free = std::int64_t{1} << 60;
    std::unique_ptr<MediaStore> store;
};

TEST_F(Store, R_M1_AFileLiesUnderItsDigestOnceItIsWholeAndRight) {
    const std::string content = "a picture";
    ASSERT_EQ(*store->begin(media_of(content)), 0);
    ASSERT_TRUE(store->append(0, "a pic"));
    EXPECT_FALSE(has(content));
    EXPECT_FALSE(std::filesystem::exists(path_of(content)));
    ASSERT_TRUE(store->append(5, "ture"));
    EXPECT_EQ(*store->finish(), Verdict::Kept);
    EXPECT_TRUE(has(content));
    const std::string digest = core::sha256_hex(content);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / digest.substr(0, 2) / (digest + ".png")));
    EXPECT_FALSE(std::filesystem::exists(path_of(content).string() + ".part"));
}

TEST_F(Store, R_M2_WhatCameBeforeABreakIsKeptAndHashedAgain) {
    const std::string content = "the first half and the second";
    ASSERT_TRUE(store->begin(media_of(content)));
    ASSERT_TRUE(store->append(0, content.substr(0, 14)));
    EXPECT_EQ(*store->finish(), Verdict::Unfinished);
    open();
    ASSERT_EQ(*store->begin(media_of(content)), 14);
    EXPECT_FALSE(store->append(3, "x")) << "belongs elsewhere";
    ASSERT_TRUE(store->append(14, content.substr(14)));
    EXPECT_EQ(*store->finish(), Verdict::Kept);
}

TEST_F(Store, R_M2_AServerThatBeginsAnewIsFollowed) {
    const std::string content = "whole";
    ASSERT_TRUE(store->begin(media_of(content)));
    ASSERT_TRUE(store->append(0, "wh"));
    ASSERT_TRUE(store->append(0, content));
    EXPECT_EQ(*store->finish(), Verdict::Kept);
}

TEST_F(Store, R_M3_WhatDiffersIsNotKeptNorIsItsPart) {
    const std::string content = "expected";
    ASSERT_TRUE(store->begin(media_of(content)));
    ASSERT_TRUE(store->append(0, "captives"));
    EXPECT_EQ(*store->finish(), Verdict::Different);
    EXPECT_FALSE(has(content));
    EXPECT_EQ(*store->begin(media_of(content)), 0);
}

// Whatever the moment in which the power goes: nothing, or all of it.
TEST_F(Store, R_M1_AKillAtAnyStepLeavesNoHalfFile) {
    const std::string content(100'000, 'x');
    for (int step = 0; step < 5; ++step) {
        const auto end = test::run_in_child([&]() -> std::string {
            MediaStore mine{folder.path()};
            if (!mine.open()) return "closed";
            const auto from = mine.begin(media_of(content));
            if (step == 0) std::raise(SIGKILL);
            const std::string_view rest = std::string_view{content}.substr(static_cast<std::size_t>(*from));
            const std::string_view some = rest.substr(0, std::min<std::size_t>(10'000, rest.size()));
            if (!mine.append(*from, some)) return "full";
            if (step < 3) std::raise(SIGKILL);
            const auto next = *from + static_cast<std::int64_t>(some.size());
            if (!mine.append(next, rest.substr(some.size()))) return "full";
            if (step == 3) std::raise(SIGKILL);
            if (!mine.finish()) return "unfinished";
            std::raise(SIGKILL);
            return "alive";
        });
        ASSERT_NE(end.signal, 0) << end.said;
        open();
        EXPECT_EQ(has(content), step == 4) << step;
        const auto read = core::read_file(path_of(content));
        if (read) {
            EXPECT_EQ(*read, content);
        }
    }
}

TEST_F(Store, R_M6_AtTheStartOnlyNameSizeAndTimeAreLookedAt) {
    keep("one");
    keep("two");
    open();
    EXPECT_TRUE(has("one"));
    EXPECT_TRUE(has("two"));
}

TEST_F(Store, R_M6_AFileThatWasChangedSinceIsFoundAndSetAside) {
    keep("one");
    ASSERT_TRUE(core::write_file(path_of("one"), "onE, and longer"));
    open();
    EXPECT_FALSE(has("one"));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "bad" / path_of("one").filename()));
}

TEST_F(Store, R_M6_WithoutItsIndexTheFolderItselfIsRead) {
    keep("one");
    for (const char* text : {"", "nonsense", "abc 12"}) {
        ASSERT_TRUE(core::write_file(folder.path() / "index", text));
        open();
        EXPECT_TRUE(has("one")) << text;
    }
    std::filesystem::remove(folder.path() / "index");
    open();
    EXPECT_TRUE(has("one"));
}

TEST_F(Store, R_M6_AFileThatCantBeShownIsReadAgainAndKeptIfItIsRight) {
    keep("right");
    EXPECT_TRUE(store->check(core::sha256_hex("right")));
    EXPECT_TRUE(has("right"));
    keep("wrong");
    ASSERT_TRUE(core::write_file(path_of("wrong"), "wroNg"));
    EXPECT_FALSE(store->check(core::sha256_hex("wrong")));
    EXPECT_FALSE(has("wrong"));
}

TEST_F(Store, FilesOfAnOlderProgramAreTakenOver) {
    const std::string digest = core::sha256_hex("old");
    ASSERT_TRUE(core::write_file(folder.path() / digest, "old"));
    open();
    ASSERT_TRUE(store->has(digest));
    EXPECT_EQ(*core::read_file(store->files().at(digest).path), "old");
}

TEST_F(Store, R_M5_MakesRoomOfWhatNobodyReferencesOldestFirst) {
    for (const char* content : {"first", "second", "kept"}) keep(content);
    const auto now = std::filesystem::file_time_type::clock::now();
    std::filesystem::last_write_time(path_of("second"), now - std::chrono::hours{2});
    std::filesystem::last_write_time(path_of("first"), now - std::chrono::hours{1});
    std::filesystem::remove(folder.path() / "index");
    open();
    const auto reserve = free - store->room();
    free = reserve;
    store->free_space([&] { return has("second") ? reserve : reserve + 100; });
    EXPECT_TRUE(store->make_room(100, {core::sha256_hex("kept")}));
    EXPECT_FALSE(has("second"));
    EXPECT_TRUE(has("first"));
    store->free_space([&] { return reserve; });
    EXPECT_FALSE(store->make_room(100, {core::sha256_hex("kept")}));
    EXPECT_FALSE(has("first"));
    EXPECT_TRUE(has("kept")) << "never";
}

TEST_F(Store, R_M5_KeepsAReserveOfAGibibyteAtLeast) {
    EXPECT_LE(store->room(), free - (std::int64_t{1} << 30));
}

TEST_F(Store, R_M2_APartIsKeptForAWeek) {
    const std::string content = "never finished";
    ASSERT_TRUE(store->begin(media_of(content)));
    ASSERT_TRUE(store->append(0, "never"));
    ASSERT_EQ(*store->finish(), Verdict::Unfinished);
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    store->remove_old_parts(now + std::chrono::days{6});
    EXPECT_EQ(*store->begin(media_of(content)), 5);
    ASSERT_EQ(*store->finish(), Verdict::Unfinished);
    store->remove_old_parts(now + std::chrono::days{8});
    EXPECT_EQ(*store->begin(media_of(content)), 0);
}

TEST_F(Store, R_M7_OnADiskThatCantBeWrittenWhatIsThereStaysThere) {
    keep("one");
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    const auto end = test::run_as_nobody([&]() -> std::string {
        MediaStore theirs{folder.path()};
        return theirs.open() ? "opened" : theirs.has(core::sha256_hex("one")) ? "readable" : "lost";
    });
    EXPECT_EQ(end.said, "readable");
    EXPECT_TRUE(store->probe());
}

}  // namespace
