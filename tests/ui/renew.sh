#!/usr/bin/env bash
# Writes anew what tests/ui holds the screens to, after a change that was meant; look at `git diff` afterwards.
#   tests/ui/renew.sh pictures   the kept pictures in tests/ui/golden
#   tests/ui/renew.sh sheet      the contact sheet of all screens, assets/readme/contact-sheet.jpg
set -euo pipefail
cd "$(dirname "$0")/../.."
what=${1:-}
cmake --build build/release --target tests_ui gallery_pictures >build/release/build-tests-ui.log || { tail -20 build/release/build-tests-ui.log; exit 1; }

case $what in
pictures)
    (cd build/release && bin/gallery_pictures keep)
    du -sh tests/ui/golden
    ;;
sheet)
    (cd build/release && bin/gallery_pictures sheet ../../assets/readme/contact-sheet.jpg)
    du -h assets/readme/contact-sheet.jpg
    ;;
*) sed -n '2,4p' "$0" >&2; exit 2 ;;
esac
