#!/usr/bin/env bash
# Installs what the tests need, builds, runs tests and lint, and closes with one line of what passed.
#   tests/run.sh             Release, in build/release
#   tests/run.sh --asan      with AddressSanitizer and UndefinedBehaviorSanitizer, in build/asan
#   tests/run.sh --tsan      with ThreadSanitizer, in build/tsan
#   tests/run.sh … -R NAME   only tests whose name matches, as ctest's -R; other options of ctest's work as well
set -euo pipefail
. "$(dirname "$0")/../installer/steps.sh"
cd "$linli_root"

build=release
options=(-DCMAKE_BUILD_TYPE=Release)
case "${1:-}" in
    --asan) build=asan; sanitizers=address,undefined; shift ;;
    --tsan) build=tsan; sanitizers=thread; shift ;;
    --help | -h) sed -n '2,6s/^# //p' "$0"; exit 0 ;;
esac
left_out=
if [ -n "${sanitizers:-}" ]; then
    options=(-DCMAKE_BUILD_TYPE=RelWithDebInfo "-DLINLI_SANITIZE=$sanitizers")
    # No program of ours runs in them, or only beside a browser that measures time.
    left_out='^(console|rules|installer)/'
    # It reads a program's whole memory, which ThreadSanitizer spreads over more than any machine has.
    [ "$build" != tsan ] || left_out="$left_out|^e2e/privacy"
fi
jobs=$(nproc)
results="$linli_root/build/$build/results.xml"

summary() { # PASSED FAILED SKIPPED
    printf '%s passed, %s failed, %s skipped\n' "$1" "$2" "$3"
    [ "$2" = 0 ] || exit 1
    exit 0
}

# A step before the tests that fails is the one failure there is.
step() {
    say "$1"
    shift
    "$@" || summary 0 1 0
}

# "PASSED FAILED SKIPPED" by the file that ctest wrote, and why each was skipped. What could not be started has failed.
counts() {
    python3 - "$results" <<'PY'
import sys
import xml.etree.ElementTree as tree
cases = tree.parse(sys.argv[1]).getroot().iter("testcase")
passed = failed = skipped = 0
for case in cases:
    note = case.find("skipped")
    if case.get("status") == "run":
        passed += 1
    elif case.get("status") != "fail" and note is not None and "SKIP" in (note.get("message") or ""):
        skipped += 1
        print(f"skipped: {case.get('name')}\n{case.findtext('system-out') or ''}", file=sys.stderr)
    elif case.get("status") == "disabled":
        skipped += 1
    else:
        failed += 1
print(passed, failed, skipped)
PY
}

step "set-up" ./installer/setup.sh --tests
step "configure build/$build" quietly "configure-$build.log" cmake -S . -B "build/$build" -G Ninja \
    -DBUILD_TESTING=ON "${options[@]}"
step "build with $jobs jobs" quietly "build-$build.log" cmake --build "build/$build" -j "$jobs"
say "tests${left_out:+, without those that the plain run is for: $left_out}"
# A sanitizer's report in any program, also in one that a test has started and does not listen to, is a failure.
reports="$linli_root/build/$build/reports"
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}:log_path=$reports/asan
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1}:log_path=$reports/ubsan
export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1:second_deadlock_stack=1}:log_path=$reports/tsan:suppressions=$linli_root/tests/tsan.supp
rm -rf "$results" "$reports"
mkdir -p "$reports"
# ThreadSanitizer of g++ 12 finds no room for itself where the kernel scatters addresses more widely than it knew.
as_is=()
if [ "$build" = tsan ] && setarch -R true 2>/dev/null; then as_is=(setarch -R); fi
code=0
"${as_is[@]}" ctest --test-dir "build/$build" -j "$jobs" --output-on-failure --progress --no-tests=error \
    --output-junit "$results" ${left_out:+-E "$left_out"} "$@" >"build/logs/ctest-$build.log" 2>&1 || code=$?
[ "$code" = 0 ] || grep -v '^Start \|^ *Start \|: Passed\|   Passed ' "build/logs/ctest-$build.log" | tail -n 200
read -r passed failed skipped < <(counts) || { passed=0 failed=1 skipped=0; }
[ "$code" = 0 ] || [ "$failed" != 0 ] || failed=1
for report in "$reports"/*; do
    [ -e "$report" ] || break
    failed=$((failed + 1))
    printf '%s\n' "$report" && head -n 40 "$report"
done
say "the log is build/logs/ctest-$build.log"
summary "$passed" "$failed" "$skipped"
