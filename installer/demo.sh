#!/usr/bin/env bash
# Linli to look at: sets up, builds, starts a server with the demo county, and a kiosk enrolled in its Dongmen centre.
#   installer/demo.sh                on the display, if there is one
#   installer/demo.sh --headless     without one: takes pictures of the running kiosk
#   installer/demo.sh --seconds N    ends by itself after N seconds; else Ctrl-C ends it
# LINLI_DEMO_PORT (8080) is the first port to try, in the first run; later runs keep that port.
# Everything lies under build/; a second run goes on with the first one's data (build/demo, delete it to begin anew).
set -euo pipefail
. "$(dirname "$0")/steps.sh"
cd "$linli_root"

headless=no
seconds=
while [ $# -gt 0 ]; do
    case "$1" in
        --headless) headless=yes ;;
        --seconds) seconds=${2:-}; shift ;;
        --seconds=*) seconds=${1#*=} ;;
        --help | -h) sed -n '2,7s/^# //p' "$0"; exit 0 ;;
        *) printf 'unknown option: %s (see --help)\n' "$1" >&2; exit 2 ;;
    esac
    shift
done
case "$seconds" in *[!0-9]*) echo "--seconds takes a whole number" >&2; exit 2 ;; esac
if [ "$headless" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "no display here: going on as with --headless"
    headless=yes
fi

bin="$linli_root/build/release/bin"
demo="$linli_root/build/demo"
admin() { "$bin/linli-admin" --data "$demo/server" "$@"; }

server=
kiosk=
stop_one() { # PID: politely, then not
    local tries=0
    [ -n "$1" ] && kill -TERM "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null && [ $((tries += 1)) -le 100 ]; do sleep 0.1; done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
stop_all() {
    local code=$?
    trap - EXIT INT TERM
    [ -z "$kiosk$server" ] || say "stopping the kiosk and the server"
    stop_one "$kiosk"
    stop_one "$server"
    exit "$code"
}
trap stop_all EXIT
trap 'exit 0' INT TERM

gave_up() { # WHAT LOG
    printf 'error: %s; the end of %s:\n' "$1" "$2" >&2
    tail -n 20 "$2" | sed 's/^/  | /' >&2
    exit 1
}

build() {
    local options=()
    [ -f build/release/build.ninja ] || options=(-DBUILD_TESTING=OFF)
    say "building (Release)"
    quietly configure-demo.log cmake -S . -B build/release -G Ninja -DCMAKE_BUILD_TYPE=Release "${options[@]}"
    quietly build-demo.log cmake --build build/release -j "$(nproc)" --target linli-server linli-admin linli-kiosk
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_server() {
    if [ ! -f "$demo/port" ]; then
        local free=${LINLI_DEMO_PORT:-8080}
        while answers "$free"; do free=$((free + 1)); done
        printf '%s\n' "$free" >"$demo/port" # the kiosk's enrolment names it, so it stays
    fi
    port=$(cat "$demo/port")
    ! answers "$port" || die "something listens on 127.0.0.1:$port; is another demo running? (build/demo is tied to that port)"
    say "starting the server on SQLite"
    server_line=("$bin/linli-server" --config "$linli_root/config/server.toml" --data "$demo/server" --listen "127.0.0.1:$port")
    "${server_line[@]}" >"$demo/server.log" 2>&1 &
    server=$!
    local tries=0
    until answers "$port"; do
        kill -0 "$server" 2>/dev/null && [ $((tries += 1)) -le 300 ] || gave_up "the server did not start" "$demo/server.log"
        sleep 0.1
    done
}

# The demo county, an administrator with a password of chance, and the kiosk's enrolment: once.
furnish() {
    say "loading the demo county"
    quietly demo-load.log admin demo load --from config/demo
    if [ ! -f "$demo/login" ]; then
        say "creating an administrator"
        local password
        password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
        printf '%s\n' "$password" | quietly_fed demo-admin.log admin admin create demo --password-stdin
        (umask 077 && printf 'demo %s\n' "$password" >"$demo/login")
    fi
    if [ ! -f "$demo/enrolled" ]; then
        say "enrolling a kiosk in the Dongmen centre"
        local center code
        center=$(admin center list | awk -F '\t' '/东门/ { print $1; exit }')
        [ -n "$center" ] || die "the demo county has no Dongmen centre"
        code=$(admin kiosk code --center "$center" | tail -n 1)
        quietly demo-enrol.log "$bin/linli-kiosk" enrol --server "http://127.0.0.1:$port" --code "$code" --data "$demo/kiosk"
        printf '%s\n' "$center" >"$demo/enrolled"
    fi
}

# As `quietly`, with this function's input as the command's.
quietly_fed() {
    local log="$linli_root/build/logs/$1"
    shift
    "$@" >"$log" 2>&1 || gave_up "this failed: $*" "$log"
}

# The resident who is enrolled in most there: something will be on.
somebody() {
    admin resident list --center "$(cat "$demo/enrolled")" |
        awk -F '\t' 'length($3) > most { most = length($3); busy = $1 } END { print busy }'
}

start_kiosk() {
    local screen=(--window --size 540x960)
    [ "$headless" = no ] || screen=(--headless --size 1080x1920)
    say "starting the kiosk"
    # A socket's path is short by law, so it is named from within its folder.
    (cd "$demo" && exec "$bin/linli-kiosk" --config "$linli_root/config/kiosk.toml" --data "$demo/kiosk" --control kiosk.sock \
        "${screen[@]}") >"$demo/kiosk.log" 2>&1 &
    kiosk=$!
}

take_pictures() {
    local pass=''
    pass=$(admin pass issue --resident "$(somebody)" | tail -n 1) || true # for a check-in to look at
    (cd "$demo" && LINLI_PASS=$pass python3 "$linli_root/installer/demo_tour.py" kiosk.sock pictures) ||
        gave_up "the kiosk could not be shown" "$demo/kiosk.log"
}

./installer/setup.sh
build
mkdir -p "$demo/server" "$demo/kiosk" "$demo/pictures" build/logs
start_server
furnish
start_kiosk
began=$(date +%s)
[ "$headless" = no ] || take_pictures

read -r user password <"$demo/login"
printf '\n  console    http://127.0.0.1:%s/\n  log-in     %s   password  %s\n' "$port" "$user" "$password"
[ "$headless" = no ] || printf '  pictures   %s/\n' "$demo/pictures"
printf '  data       %s\n' "$demo"
printf '  a pass     %q --data %q pass issue --resident %s\n' "$bin/linli-admin" "$demo/server" "$(somebody)"
printf '             type it into the window and press Enter, or send {"do":"scan","text":"…"} to %s/kiosk.sock\n' "$demo"
printf '  off line   kill %s   stops the server, and the kiosk goes on; it starts again with\n            ' "$server"
printf ' %q' "${server_line[@]}"
printf '\n\n'

if [ -n "$seconds" ]; then
    say "running; ends $seconds s after its start"
else
    say "running; Ctrl-C ends it"
fi
while [ -z "$seconds" ] || [ $(($(date +%s) - began)) -lt "$seconds" ]; do
    if [ -n "$server" ] && ! kill -0 "$server" 2>/dev/null; then
        wait "$server" || gave_up "the server has ended" "$demo/server.log"
        say "the server was stopped; the kiosk goes on without it"
        server=
    fi
    if ! kill -0 "$kiosk" 2>/dev/null; then
        wait "$kiosk" && exit 0 # somebody closed its window
        gave_up "the kiosk has ended" "$demo/kiosk.log"
    fi
    sleep 0.2
done
exit 0
