#!/usr/bin/env bash
# TH36: what the set-up does with a cached Dear ImGui that was tampered with, and when no source can be had.
# The release to try with is the machine's own cached one, copied; nothing here touches the network.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
machine_cache="${XDG_CACHE_HOME:-$HOME/.cache}/linli"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME="$scratch/cache" LINLI_DEBIAN_MIRROR="file:///nowhere" LINLI_IMGUI_GIT="$scratch/nothing"
tree="$XDG_CACHE_HOME/linli/imgui"
failures=0

# expect NAME CODE WORDS [ARGUMENTS]: imgui.sh ends with CODE and says WORDS.
expect() {
    local name=$1 code=$2 words=$3 got=0
    shift 3
    "$root/installer/imgui.sh" "$@" >"$scratch/said" 2>&1 || got=$?
    if [ "$got" != "$code" ] || ! grep -qF "$words" "$scratch/said"; then
        printf 'FAILED %s: exit %s, wanted %s and "%s"; it said:\n' "$name" "$got" "$code" "$words"
        sed 's/^/  /' "$scratch/said"
        failures=$((failures + 1))
    else
        printf 'ok %s\n' "$name"
    fi
}

restore() {
    rm -rf "$XDG_CACHE_HOME/linli"
    mkdir -p "$XDG_CACHE_HOME/linli"
    cp -a "$machine_cache/imgui" "$machine_cache/imgui.sha256" "$XDG_CACHE_HOME/linli/"
}

restore
expect 'a cache as fetched is taken' 0 'verified'

printf 'x' | dd of="$tree/imgui_draw.cpp" bs=1 seek=1000 conv=notrunc status=none
expect 'one changed byte stops the set-up and names the file' 1 'not as fetched: imgui_draw.cpp'

restore
echo 'int more;' >"$tree/more.cpp"
expect 'a file too many stops the set-up' 1 'not as fetched: more.cpp'

restore
rm "$tree/imgui.cpp"
expect 'a missing file stops the set-up' 1 'not as fetched: imgui.cpp'

restore
echo '// tampered' >>"$tree/imgui.cpp"
(cd "$tree" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) >"$XDG_CACHE_HOME/linli/imgui.sha256"
version=$(sed -n 's/^#define IMGUI_VERSION  *"\([^"]*\)".*/\1/p' "$tree/imgui.h")
pinned=no
! grep -q "^$version " "$root/installer/imgui.pins" || pinned=yes
if [ "$pinned" = yes ]; then
    expect 'a record rewritten to fit is held against the pin' 1 'not the one in installer/imgui.pins'
fi

rm -rf "$XDG_CACHE_HOME/linli"
expect 'without any source it says what was tried and what to do' 1 'run installer/imgui.sh again'

git init -q "$scratch/upstream"
cp -a "$machine_cache/imgui/." "$scratch/upstream/"
commit() { git -C "$scratch/upstream" -c user.name=t -c user.email=t@example.invalid commit -qam "$1"; }
git -C "$scratch/upstream" add -A && commit one && git -C "$scratch/upstream" tag v1.92.2b
export LINLI_IMGUI_GIT="$scratch/upstream"
expect 'the git tag is the last resort' 0 'fetched into'
expect 'and what it gave is kept' 0 'verified'

rm -rf "$XDG_CACHE_HOME/linli"
echo '// other' >>"$scratch/upstream/imgui.cpp"
commit two && git -C "$scratch/upstream" tag v1.92.3
if [ "$pinned" = yes ]; then
    expect 'a known version with other bytes is refused, wherever it comes from' 1 'refused: its digest'
fi

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
