#include "server/config.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace {

class Configuration : public testing::Test {
protected:
    std::string problem_of(const std::string& text) {
        std::ofstream{file} << text;
        const auto read = server::read_config(file);
        return read ? std::string{} : read.error().message.substr(file.string().size());
    }

    test::TemporaryDirectory directory;
    const std::filesystem::path file = directory / "server.toml";
};

TEST_F(Configuration, AnEmptyFileIsTheDefaults) {
    std::ofstream{file} << "";
    const auto config = server::read_config(file);
    ASSERT_TRUE(config);
    EXPECT_EQ(config->host, "127.0.0.1");
    EXPECT_EQ(config->port, 8080);
    EXPECT_EQ(config->connections_per_address, 500U);
}

TEST_F(Configuration, EveryKeyIsRead) {
    std::ofstream{file} << "listen = \"[::1]:9090\"\npublic_url = \"https://linli.example\"\n"
                           "[tls]\ncert = \"a.pem\"\nkey = \"a.key\"\n"
                           "[network]\nproxies = [\"10.0.0.1\"]\nplain_behind_proxy = true\n"
                           "connections_per_address = 20\n[demo]\nallow_anywhere = true\n";
    const auto config = server::read_config(file);
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->host, "::1");
    EXPECT_EQ(config->port, 9090);
    EXPECT_EQ(config->public_url, "https://linli.example");
    EXPECT_EQ(config->certificate, "a.pem");
    EXPECT_EQ(config->proxies, std::vector<std::string>{"10.0.0.1"});
    EXPECT_TRUE(config->plain_behind_proxy && config->allow_demo_anywhere);
    EXPECT_EQ(config->connections_per_address, 20U);
}

TEST_F(Configuration, AProblemNamesFileLineAndKey) {
    EXPECT_EQ(problem_of("\nlisten = 5\n"), ":2: listen must be a text such as \"127.0.0.1:8080\"");
    EXPECT_EQ(problem_of("[tls]\n\ncret = \"x\"\n"), ":3: unknown key tls.cret");
    EXPECT_EQ(problem_of("[network]\nproxies = [1]\n"), ":2: network.proxies must be a list of texts");
    EXPECT_EQ(problem_of("listen = \"127.0.0.1:80\"\nlisten = \"x\"\n").substr(0, 3), ":2:");
    EXPECT_EQ(problem_of("tls = 1\n"), ":1: tls must be a table");
    EXPECT_NE(problem_of("[tls]\ncert = \"a\"\n").find("belong together"), std::string::npos);
    EXPECT_NE(problem_of("listen = \"8080\"\n").find("HOST:PORT"), std::string::npos);
}

TEST_F(Configuration, AFileThatIsNotThereIsAProblem) {
    const auto read = server::read_config(directory / "none.toml");
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("none.toml"), std::string::npos);
}

TEST_F(Configuration, TheFileInTheHouseHoldsEveryKeyWithItsDefault) {
    const auto shown = server::read_config(LINLI_SOURCE_DIR "/config/server.toml");
    ASSERT_TRUE(shown) << shown.error().message;
    const server::Config defaults;
    EXPECT_EQ(shown->host, defaults.host);
    EXPECT_EQ(shown->port, defaults.port);
    EXPECT_EQ(shown->public_url, defaults.public_url);
    EXPECT_EQ(shown->certificate, defaults.certificate);
    EXPECT_EQ(shown->proxies, defaults.proxies);
    EXPECT_EQ(shown->plain_behind_proxy, defaults.plain_behind_proxy);
    EXPECT_EQ(shown->connections_per_address, defaults.connections_per_address);
    EXPECT_EQ(shown->allow_demo_anywhere, defaults.allow_demo_anywhere);
}

TEST_F(Configuration, OnlyLoopbackIsLoopback) {
    EXPECT_TRUE(server::is_loopback("127.0.0.1"));
    EXPECT_TRUE(server::is_loopback("::1"));
    for (const char* host : {"0.0.0.0", "::", "192.168.1.5", "1270.0.0.1"})
        EXPECT_FALSE(server::is_loopback(host));
}

}  // namespace
