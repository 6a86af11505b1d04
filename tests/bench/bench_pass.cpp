// What a pass costs the kiosk: reading and verifying it, refusing it, and the texts around it.

#include <benchmark/benchmark.h>

#include "shared/pass/resident_pass.h"
#include "shared/pass/sealing.h"

namespace {

struct County {
    pass::KeyPair issuer = pass::make_key_pair();
    pass::KeySet keys{.version = 1, .keys = {{.region = 370830, .id = 1, .key = issuer.public_key}}};
    std::string text = pass::issue_pass({.region = 370830,
                                         .pass = 0x0123456789ABCDEF,
                                         .valid_from = core::from_ms(1'767'225'600'000),
                                         .valid_until = core::from_ms(1'861'920'000'000)},
                                        issuer.secret_key);
};

void read_a_pass(benchmark::State& state) {
    const County county;
    while (state.KeepRunning()) {
        auto reading = pass::read_pass(county.text, county.keys);
        if (!std::holds_alternative<model::PassHeader>(reading)) state.SkipWithError("the pass was refused");
        benchmark::DoNotOptimize(reading);
    }
}
BENCHMARK(read_a_pass)->Unit(benchmark::kMicrosecond);

void refuse_a_forged_pass(benchmark::State& state) {
    County county;
    county.text[100] = county.text[100] == 'A' ? 'B' : 'A';
    while (state.KeepRunning()) {
        auto reading = pass::read_pass(county.text, county.keys);
        if (!std::holds_alternative<pass::Invalid>(reading)) state.SkipWithError("not refused as invalid");
        benchmark::DoNotOptimize(reading);
    }
}
BENCHMARK(refuse_a_forged_pass)->Unit(benchmark::kMicrosecond);

void refuse_a_foreign_code(benchmark::State& state) {
    const County county;
    const std::string payment = "https://example.org/" + std::string(200, 'x');
    while (state.KeepRunning()) benchmark::DoNotOptimize(pass::read_pass(payment, county.keys));
}
BENCHMARK(refuse_a_foreign_code)->Unit(benchmark::kMicrosecond);

void issue_a_pass(benchmark::State& state) {
    const County county;
    while (state.KeepRunning()) {
        benchmark::DoNotOptimize(pass::issue_pass({.region = 370830,
                                                   .pass = 1,
                                                   .valid_from = core::from_ms(1'767'225'600'000),
                                                   .valid_until = core::from_ms(1'861'920'000'000)},
                                                  county.issuer.secret_key));
    }
}
BENCHMARK(issue_a_pass)->Unit(benchmark::kMicrosecond);

void seal_and_open_a_name(benchmark::State& state) {
    const core::Secret key = pass::make_secret();
    while (state.KeepRunning()) {
        benchmark::DoNotOptimize(pass::open(pass::seal("王*和", "roster:17", key), "roster:17", key));
    }
}
BENCHMARK(seal_and_open_a_name)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
