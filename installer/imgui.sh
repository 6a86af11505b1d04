#!/usr/bin/env bash
# Fetches the source of Dear ImGui 1.92 into a cache outside the tree, and verifies the cached files on every run.
#   installer/imgui.sh            fetch if it is not there; stop if the cached files are not the ones that were fetched
#   installer/imgui.sh --again    fetch in any case; the cached files go when the new ones are there
#
# Debian 12 packages 1.86, which cannot hold Chinese at many sizes. The first source that has 1.92 wins:
#   1. the source package of Debian's forky suite   2. the source package of the machine's own suites, if that new
#   3. upstream's git tag
# For 1 and 2 apt works in a directory of its own (sources, lists, cache) and checks signatures with the machine's
# Debian keyring; the machine's own configuration is read, never changed. LINLI_DEBIAN_MIRROR and LINLI_IMGUI_GIT
# name other places to fetch from.
set -euo pipefail
. "$(dirname "$0")/steps.sh"

series=1.92
cache="${XDG_CACHE_HOME:-$HOME/.cache}/linli"
tree="$cache/imgui"
record="$cache/imgui.sha256" # one line a file; its own digest is in imgui.pins for versions we have seen
pins="$linli_root/installer/imgui.pins"
git_url=${LINLI_IMGUI_GIT:-https://github.com/ocornut/imgui.git}
# All that our build reads; so the same digest, wherever the files came from.
wanted='LICENSE.txt imconfig.h imgui.cpp imgui.h imgui_draw.cpp imgui_internal.h imgui_tables.cpp imgui_widgets.cpp
    imstb_rectpack.h imstb_textedit.h imstb_truetype.h misc/freetype/imgui_freetype.cpp misc/freetype/imgui_freetype.h
    backends/imgui_impl_sdl2.cpp backends/imgui_impl_sdl2.h
    backends/imgui_impl_sdlrenderer2.cpp backends/imgui_impl_sdlrenderer2.h'

version_of() { sed -n 's/^#define IMGUI_VERSION  *"\([^"]*\)".*/\1/p' "$1/imgui.h"; }
digests_of() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum); }
pin_of() { awk -v version="$1" '$1 == version { print $2 }' "$pins"; }

# Nothing to say when DIR holds exactly what RECORD lists and, for a pinned version, what we have seen ourselves.
complaint_about() { # DIR RECORD
    local pin changed
    changed=$(digests_of "$1" | diff - "$2" | sed -n 's/^[<>] [0-9a-f]*  \.\///p' | LC_ALL=C sort -u | head -n 5)
    if [ -n "$changed" ]; then
        echo "these files are not as fetched: ${changed//$'\n'/, }"
        return
    fi
    pin=$(pin_of "$(version_of "$1")")
    if [ -n "$pin" ] && [ "$pin" != "$(sha256sum <"$2" | cut -d' ' -f1)" ]; then
        echo "its digest is not the one in installer/imgui.pins"
    fi
}

# "URI SUITE KEYRING" of each Debian archive in the machine's apt configuration, both forms of it.
machine_sources() {
    local parts=/etc/apt/sources.list.d
    { cat "$parts"/*.sources 2>/dev/null || true; } | awk '
        function flush() { if (uri != "") for (i = 1; i <= n; ++i) print uri, suite[i], key; uri = key = ""; n = 0 }
        /^[ \t]*$/ { flush() }
        /^URIs:/ { uri = $2 }
        /^Suites:/ { n = split(substr($0, 8), suite, " ") }
        /^Signed-By:/ { key = $2 }
        END { flush() }'
    { cat /etc/apt/sources.list "$parts"/*.list 2>/dev/null || true; } | awk '
        $1 == "deb" || $1 == "deb-src" {
            key = ""
            options = match($0, /\[[^]]*\]/) ? substr($0, RSTART + 1, RLENGTH - 2) : ""
            if (match(options, /signed-by=[^ ]*/)) key = substr(options, RSTART + 10, RLENGTH - 10)
            sub(/\[[^]]*\]/, "")
            print $2, $3, key
        }'
}

# "MIRROR KEYRING": where this machine gets Debian itself from.
debian_mirror() {
    local codename uri suite key
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    while read -r uri suite key; do
        [ "$suite" = "$codename" ] || [ "$suite" = "stable" ] || [ "$suite" = "testing" ] || [ "$suite" = "sid" ] || continue
        [ -f "$key" ] || key=/usr/share/keyrings/debian-archive-keyring.gpg
        echo "${LINLI_DEBIAN_MIRROR:-$uri} $key"
        return
    done < <(machine_sources)
    echo "${LINLI_DEBIAN_MIRROR:-http://deb.debian.org/debian} /usr/share/keyrings/debian-archive-keyring.gpg"
}

# Debian's source package from SUITE into DIR/source, through an apt that knows nothing else.
from_debian() { # DIR SUITE
    local work=$1 suite=$2 mirror keyring version
    read -r mirror keyring < <(debian_mirror)
    mkdir -p "$work"/apt/{lists,cache}/partial "$work/apt/cache/archives/partial" "$work/source"
    printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
        "$mirror" "$suite" "$keyring" >"$work/apt/only.sources"
    local options=(-q -o "Dir::Etc::sourcelist=$work/apt/only.sources" -o Dir::Etc::sourceparts=/dev/null
        -o "Dir::State::lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache" -o Dir::State::status=/dev/null
        -o APT::Sandbox::User= -o Acquire::Retries=3)
    apt-get "${options[@]}" -o APT::Update::Error-Mode=any update || return 1
    version=$(apt-cache "${options[@]}" showsrc imgui | awk '$1 == "Version:" { print $2 }' |
        grep -F "$series." | sort -V | tail -n 1) || { echo "$suite has no imgui $series"; return 1; }
    (cd "$work/apt" && apt-get "${options[@]}" source --download-only "imgui=$version") || return 1
    tar -xf "$work/apt/imgui_${version%-*}.orig.tar.xz" -C "$work/source" --strip-components=1
}

from_git() { # DIR
    local work=$1 tag
    tag=$(git ls-remote --tags --refs "$git_url" "v$series*" | sed 's|.*refs/tags/||' |
        grep -E "^v$series(\.[0-9]+[a-z]?)?\$" | sort -V | tail -n 1) || { echo "$git_url has no tag v$series"; return 1; }
    git clone -q --depth 1 --branch "$tag" "$git_url" "$work/source"
}

# The files we want out of what was fetched, in place of the old ones.
take() { # DIR
    local work=$1 file complaint
    mkdir -p "$work/imgui"
    (cd "$work/source" && cp --parents -p $wanted "$work/imgui") || { echo "files are missing"; return 1; }
    case "$(version_of "$work/imgui")" in
        "$series"*) ;;
        *) echo "not $series but $(version_of "$work/imgui")"; return 1 ;;
    esac
    digests_of "$work/imgui" >"$work/record"
    complaint=$(complaint_about "$work/imgui" "$work/record")
    [ -z "$complaint" ] || { echo "refused: $complaint"; return 1; }
    rm -rf "$tree"
    mv "$work/record" "$record"
    mv "$work/imgui" "$tree"
}

fetch() {
    local work suites suite
    work=$(mktemp -d "$cache/fetch.XXXXXX")
    trap "rm -rf '$work'" EXIT
    suites="forky $(machine_sources | awk '$2 !~ /security|nodistro|\// { print $2 }' | sort -u)"
    for suite in $suites; do
        say "Dear ImGui: asking Debian's $suite for the source of $series"
        if attempt "imgui-$suite.log" "$work/$suite" from_debian "$suite"; then return; fi
    done
    say "Dear ImGui: asking $git_url for the tag of $series"
    if attempt imgui-git.log "$work/git" from_git; then return; fi
    die "Dear ImGui $series could not be fetched, from Debian's suites (forky, the machine's own) or from $git_url.
  What each said is in build/logs/imgui-*.log. With the network back, run installer/imgui.sh again; or put the
  files of a $series release under a git repository and name it in LINLI_IMGUI_GIT."
}

attempt() { # LOG DIR FETCHER [ARGUMENT]
    local log=$1 work=$2 fetcher=$3
    mkdir -p "$work" "$linli_root/build/logs"
    { "$fetcher" "$work" "${@:4}" && take "$work"; } >"$linli_root/build/logs/$log" 2>&1 </dev/null && return
    say "Dear ImGui: not from there ($(grep -v '^ *$' "$linli_root/build/logs/$log" | tail -n 1 | cut -c1-120))"
    return 1
}

mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9
case "${1:-}" in
    '' | --again) ;;
    --help | -h) sed -n '2,4s/^# //p' "$0"; exit 0 ;;
    *) printf 'unknown option: %s (see --help)\n' "$1" >&2; exit 2 ;;
esac
if [ "${1:-}" != --again ] && [ -f "$record" ] && [ -d "$tree" ]; then
    complaint=$(complaint_about "$tree" "$record")
    [ -z "$complaint" ] || die "the cached source of Dear ImGui in $tree cannot be trusted: $complaint.
  To fetch it anew: installer/imgui.sh --again"
    say "Dear ImGui: $(version_of "$tree") is in $tree, verified"
else
    fetch
    say "Dear ImGui: $(version_of "$tree") fetched into $tree"
fi
