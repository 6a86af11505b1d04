// The library: what comes in, through the gate, and out to browsers and kiosks.
#include "server/store/library.h"

#include <thread>

#include <gtest/gtest.h>

#include "server/handlers/media_work.h"
#include "shared/core/file.h"
#include "tests/server/county.h"
#include "tests/server/media/samples.h"

namespace {

using test::County;
using test::Method;
using wire::Json;

class Library : public testing::Test {
protected:
    test::Request upload_request(const test::Browser& browser, const std::string& name) const {
        return {.method = Method::Post,
                .path = "/api/v1/library",
                .query = {{"name", name}},
                .cookie = core::Secret{browser.cookie},
                .csrf = browser.csrf,
                .is_file = true};
    }
    // As the carrier does it: asks, takes the body in, asks again.
    test::Response upload(const test::Browser& browser, const std::string& name, const std::string& content) {
        auto request = upload_request(browser, name);
        auto first = county.send(request);
        if (!first.admitted) return first;
        EXPECT_TRUE(core::write_file(first.admitted->path, content).has_value());
        request.received = {.path = first.admitted->path, .bytes = static_cast<std::int64_t>(content.size())};
        return county.send(request);
    }
    Json item(const std::string& id) {
        const Json answer = test::json_of(county.get(admin, "/api/v1/library"));
        for (const auto& one : answer["media"]) {
            if (one["id"] == id) return one;
        }
        return Json::object();
    }
    std::string settled(const std::string& id) { return item(id).value("state", ""); }

    County county;
    test::Browser admin = county.log_in("county_admin");
    test::Browser staff = county.log_in("center_staff");
};

TEST_F(Library, AFileIsAskedForBeforeItIsTakenIn) {
    const auto first = county.send(upload_request(admin, "a.png"));
    ASSERT_TRUE(first.admitted);
    EXPECT_GT(first.admitted->limit, 1 << 30);
    EXPECT_EQ(test::json_of(county.get(admin, "/api/v1/library"))["media"].size(), 0U);
    auto huge = upload_request(admin, "a.png");
    huge.announced = 1LL << 40;
    EXPECT_EQ(county.send(huge).status, 413);
    EXPECT_EQ(county.send(upload_request(admin, "")).status, 422);
    auto elsewhere = upload_request(staff, "a.png");
    elsewhere.query["center"] = County::kThere;
    EXPECT_EQ(county.send(elsewhere).status, 403);
    auto forged = upload_request(staff, "a.png");
    forged.csrf = "wrong";
    EXPECT_EQ(county.send(forged).status, 403);
    auto by_json = upload_request(staff, "a.png");
    by_json.is_file = false;
    by_json.is_json = true;
    EXPECT_EQ(county.send(by_json).status, 403);
    EXPECT_EQ(county.send(upload_request(county.log_in("partner"), "a.png")).status, 403);
}

TEST_F(Library, WhatPassesTheGateIsReadyAndServedAndGoesWhenNobodyShowsIt) {
    const test::Samples samples{county.directory.path()};
    const auto picture = test::Samples::content(samples.picture("a.png", "320x200"));
    const std::string id = test::json_of(upload(staff, "春节.png", picture)).value("id", "");
    EXPECT_EQ(settled(id), "processing");
    const auto bad = test::json_of(upload(staff, "slides.pptx", "PK\x03\x04 slides")).value("id", "");
    {
        server::handlers::MediaWork work{*county.dispatcher, county.shared};
        while (settled(id) == "processing" || settled(bad) == "processing") std::this_thread::yield();
    }
    EXPECT_EQ(item(bad)["state"], "rejected");
    EXPECT_EQ(item(bad)["reason"], "OFFICE");
    const Json ready = item(id);
    EXPECT_EQ(ready["state"], "ready");
    EXPECT_EQ(ready["name"], "春节.png");
    EXPECT_EQ(ready["center_id"], County::kHere);
    EXPECT_EQ(ready["width"], 320);

    const auto content = county.get(admin, "/api/v1/library/" + id + "/content");
    ASSERT_TRUE(content.file);
    EXPECT_EQ(content.type, "image/png");
    const std::string sha = std::filesystem::path{content.file->path}.filename();
    EXPECT_TRUE(county.get(admin, "/api/v1/library/" + id + "/still").file);
    const auto device = county.enrol(County::kHere);
    EXPECT_TRUE(county.get(device, "/api/v1/media/" + sha).file);

    test::Request erase{.method = Method::Delete,
                        .path = "/api/v1/library/" + id,
                        .cookie = core::Secret{staff.cookie},
                        .csrf = staff.csrf,
                        .is_json = true};
    EXPECT_EQ(county.send(erase).status, 204);
    EXPECT_FALSE(std::filesystem::exists(content.file->path));
    EXPECT_EQ(county.get(admin, "/api/v1/library/" + id + "/content").status, 404);
}

TEST_F(Library, WhatAStopInterruptedIsTakenUpAgain) {
    const auto id = test::json_of(upload(admin, "page.html", "<html></html>")).value("id", "");
    EXPECT_EQ(settled(id), "processing");
    // The process that queued it is gone: only the database and the file are left.
    while (county.shared.pictures.try_receive()) continue;
    {
        server::handlers::MediaWork work{*county.dispatcher, county.shared};
        while (settled(id) == "processing") std::this_thread::yield();
    }
    EXPECT_EQ(item(id)["reason"], "WEB_PAGE");
    EXPECT_FALSE(
        std::filesystem::exists(std::filesystem::path{county.shared.settings.upload_directory} / id));
}

}  // namespace
