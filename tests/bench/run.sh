#!/usr/bin/env bash
# Builds and runs every benchmark and prints one table. Nothing else should run beside it.
#   tests/bench/run.sh [NAME…]    only these: decode, desk, pass, screens … (bench_NAME.cpp), and
#                                 program   start to the first frame, CPU when idle, memory
#                                 urgent    from the button in a browser to the kiosk's frame, 20 times
#                                 far       the same 100 times over a bad network: 80 ms each way, 2 % lost
#                                 cuts      200 power cuts during check-ins, and nothing lost
# The table and what each benchmark said lie in build/bench.
set -euo pipefail
. "$(dirname "$0")/../../installer/steps.sh"
cd "$linli_root"

bin="$linli_root/build/release/bin"
known=()
for source in tests/bench/bench_*.cpp; do
    name=$(basename "$source" .cpp)
    known+=("${name#bench_}")
done
known+=(program urgent far cuts)
for name in "$@"; do
    [[ " ${known[*]} " == *" $name "* ]] || { echo "unknown: $name; there are: ${known[*]}" >&2; exit 2; }
done
[ $# -gt 0 ] || set -- "${known[@]}"

targets=(linli-server linli-admin linli-kiosk)
for name in "$@"; do
    if [ -f "tests/bench/bench_$name.cpp" ]; then targets+=("bench_$name"); fi
done
./installer/setup.sh --tests
say "building"
quietly configure-release.log cmake -S . -B build/release -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=ON
quietly build-bench.log cmake --build build/release -j "$(nproc)" --target "${targets[@]}"
mkdir -p build/bench

measure() { # NAME
    case "$1" in
        program) LINLI_BIN=$bin python3 tests/bench/program.py ;;
        urgent) LINLI_CONSOLE_DIR="$linli_root/build/console" node tests/console/browser/whole.mjs "$bin" ;;
        far) tests/bench/far.sh "$bin" ;;
        cuts) LINLI_BIN=$bin LINLI_CUTS=200 python3 tests/e2e/power_cut_test.py 2>&1 | grep -v '^[-.]*$' ;;
        *) python3 tests/bench/report.py "$bin/bench_$1" "build/bench/$1" ;;
    esac
}

failed=()
: >build/bench/table.txt
for name in "$@"; do
    say "$name"
    measure "$name" 2>"build/bench/$name.log" | tee -a build/bench/table.txt || failed+=("$name")
done
if [ ${#failed[@]} -gt 0 ]; then
    say "failed: ${failed[*]} (see build/bench/NAME.log)"
    exit 1
fi
say "the table is build/bench/table.txt"
