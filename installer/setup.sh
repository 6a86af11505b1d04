#!/usr/bin/env bash
# Installs what is missing to build and run Linli on Debian, and fetches Dear ImGui. Safe to run twice.
#   installer/setup.sh            what building and running needs
#   installer/setup.sh --tests    and what the tests need
set -euo pipefail
. "$(dirname "$0")/steps.sh"

# One line a need; a|b|c is the first that the machine's Debian has.
build_packages='
    g++ cmake ninja-build ccache pkg-config git xz-utils python3-minimal
    libsdl2-dev espeak-ng libsdl2-mixer-dev libfreetype-dev
    libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev libopencv-videoio-dev
    libmpv-dev libzxing-dev libqrcodegencpp-dev libpango1.0-dev
    libcurl4-openssl-dev libssl-dev zlib1g-dev libboost1.81-dev|libboost1.83-dev|libboost1.88-dev|libboost-dev
    libsqlite3-dev libsoci-dev libsodium-dev
    nlohmann-json3-dev libtomlplusplus-dev libcli11-dev libspdlog-dev libexpected-dev libhowardhinnant-date-dev'
runtime_packages='fonts-noto-cjk tzdata ca-certificates ffmpeg poppler-utils'
test_packages='libgtest-dev libbenchmark-dev clang-format-14|clang-format clang-tidy-14|clang-tidy python3 xvfb xauth chromium nftables iproute2'

with_tests=no
for argument in "$@"; do
    case "$argument" in
        --tests) with_tests=yes ;;
        --help | -h) sed -n '2,4s/^# //p' "$0"; exit 0 ;;
        *) printf 'unknown option: %s (see --help)\n' "$argument" >&2; exit 2 ;;
    esac
done

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# The needs of which no alternative is installed.
missing_of() {
    local need package found
    for need in "$@"; do
        found=no
        for package in ${need//|/ }; do
            ! installed "$package" || found=yes
        done
        [ "$found" = yes ] || printf '%s\n' "$need"
    done
}

# The first alternative that apt knows.
choose() {
    local package
    for package in ${1//|/ }; do
        if apt-cache show --no-all-versions "$package" >/dev/null 2>&1; then
            printf '%s\n' "$package"
            return
        fi
    done
    die "no package of this machine's apt sources gives ${1//|/ or }"
}

install() {
    quietly "apt-$1" as_root apt-get install -y -q --no-install-recommends "${@:2}" ||
        die "apt could not install: ${*:2}"
}

# The console is built with node; a machine may have a newer one than Debian's, from elsewhere.
node_is_missing() {
    ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)'
}

refresh_lists() {
    say "set-up: refreshing apt's lists"
    quietly apt-update.log as_root apt-get update -q ||
        say "set-up: some of this machine's apt sources failed; going on with the others"
}

command -v apt-get >/dev/null || die "this set-up knows Debian (apt) only"
wanted="$build_packages $runtime_packages"
[ "$with_tests" = no ] || wanted="$wanted $test_packages"
missing=$(missing_of $wanted)
if [ -n "$missing" ] || node_is_missing; then
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "not root and no sudo; as root, install: $(echo ${missing//$'\n'/ }) nodejs npm"
    fi
    refresh_lists
    chosen=()
    for need in $missing; do chosen+=("$(choose "$need")"); done
    if [ ${#chosen[@]} -gt 0 ]; then
        say "set-up: installing ${#chosen[@]} packages (${chosen[*]:0:4} …)"
        install packages.log "${chosen[@]}"
    fi
    if node_is_missing; then
        say "set-up: installing node and npm"
        install nodejs.log nodejs
        ! node_is_missing || install npm.log npm
    fi
    say "set-up: packages installed"
else
    say "set-up: every package is there"
fi
"$linli_root/installer/imgui.sh"
