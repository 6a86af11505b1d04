// What lies around the kiosk: the demo county on a real server, a network that can be bad, passes, and staff
// who change their minds.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/contract/town.h"
#include "tests/support/tcp_proxy.h"

namespace monkey {

using Dice = std::mt19937_64;

// Less than `sides`.
std::size_t roll(Dice& dice, std::size_t sides);
// True so often of a hundred.
bool happens(Dice& dice, std::size_t percent);

class World {
public:
    World();

    core::WallTime now() { return town_.county.clock.wall(); }
    // Pairs a kiosk that keeps its files in `data` with the first centre.
    void enrol(const std::filesystem::path& data, const core::Clock& clock);
    // Up, down, slow, or taken and never answered.
    void change_network(Dice& dice);
    void mend_network();
    // An announcement more, or all recalled; a session cancelled, filled or added by the demo.
    void change_content(Dice& dice);
    // The county orders the kiosk about: names, blanks, logs, pictures of the screen.
    void give_order(Dice& dice);
    // A resident's pass, the mark of something lent, a strange code, or something hostile.
    std::string code(Dice& dice);
    // Eleven digits: of a resident, or of nobody.
    std::string phone(Dice& dice);
    // Of somebody on the staff.
    const std::string& pin() const { return pin_; }

private:
    test::Response as_operator(server::handlers::Method method, const std::string& path,
                               const std::string& body);
    void settle();
    void hand_out();
    void publish(Dice& dice);
    void recall_all();
    void change_session(Dice& dice);

    test::Town town_;
    test::TcpProxy proxy_;
    test::Browser chief_;
    std::string center_;
    std::string kiosk_;
    std::string pin_;
    std::vector<std::string> passes_;
    std::vector<std::string> tags_;
};

}  // namespace monkey
