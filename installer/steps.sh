# Sourced by our scripts: a progress line per step with the time since the start, and noisy commands kept quiet.

linli_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LINLI_STARTED=${LINLI_STARTED:-$(date +%s)}

say() { printf '[%4d s] %s\n' "$(($(date +%s) - LINLI_STARTED))" "$*"; }

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# quietly LOG COMMAND…: its output goes to build/logs/LOG; the end of it is shown only when the command fails.
quietly() {
    local log="$linli_root/build/logs/$1" code=0
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null || code=$?
    if [ "$code" -ne 0 ]; then
        printf 'failed (%s): %s\n  the end of %s:\n' "$code" "$*" "$log" >&2
        tail -n 40 "$log" | sed 's/^/  | /' >&2
    fi
    return "$code"
}
