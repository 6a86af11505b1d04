#!/usr/bin/env bash
# Builds and runs every benchmark, then measures the whole program. Nothing else should run beside it.
#   tests/bench/run.sh [NAME…]    only these, as `tests/bench/run.sh decode desk`
set -euo pipefail
. "$(dirname "$0")/../../installer/steps.sh"
cd "$linli_root"

names=()
for source in tests/bench/bench_*.cpp; do
    name=$(basename "$source" .cpp)
    if [ $# = 0 ] || [[ " $* " == *" ${name#bench_} "* ]]; then names+=("$name"); fi
done
./installer/setup.sh --tests
say "building"
quietly configure-release.log cmake -S . -B build/release -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=ON
quietly build-bench.log cmake --build build/release -j "$(nproc)" --target linli-server linli-admin linli-kiosk "${names[@]}"
for name in "${names[@]}"; do
    say "$name"
    "build/release/bin/$name" --benchmark_color=false 2>/dev/null
done
if [ $# = 0 ] || [[ " $* " == *" program "* ]]; then
    say "the whole program"
    LINLI_BIN="$linli_root/build/release/bin" python3 tests/bench/program.py
fi
