#!/usr/bin/env bash
# Builds the web console from server/console into a folder under build/, where its packages lie too.
#   installer/console.sh WORK [COMMAND…]    WORK/dist is made anew when something changed, or COMMAND runs in WORK
# Packages come by the lock file, with their digests, and none may run a script of its own.
set -euo pipefail
. "$(dirname "$0")/steps.sh"
source="$linli_root/server/console"
mkdir -p "$1"
work=$(cd "$1" && pwd)
shift
exec 9>"$work/.lock"
flock 9

# What was deleted in the source goes here too; packages and what was built stay.
find "$work" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name dist ! -name '.lock' ! -name '.*-of' -exec rm -rf {} +
tar -C "$source" --exclude=./node_modules --exclude=./dist -cf - . | tar -C "$work" -xf -
cd "$work"

packages=$(sha256sum package-lock.json package.json | sha256sum)
if [ "$(cat .packages-of 2>/dev/null)" != "$packages" ]; then
    say "console: fetching its packages"
    quietly npm.log npm ci --ignore-scripts --no-audit --no-fund
    printf '%s\n' "$packages" >.packages-of
fi
if [ $# -gt 0 ]; then
    exec "$@"
fi
files=$(find . -path ./node_modules -prune -o -path ./dist -prune -o -type f ! -name '.*' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
if [ "$(cat .dist-of 2>/dev/null)" != "$files" ] || [ ! -f dist/index.html ]; then
    say "console: building"
    quietly console.log npm run build
    printf '%s\n' "$files" >.dist-of
fi
