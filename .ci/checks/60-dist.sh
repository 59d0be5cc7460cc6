# The archive that is handed out holds what it should and runs without Swift.
set -euo pipefail
.ci/install build shells
make dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .build/dist/*.tar.gz .build/dist/*.sha256 "$work"
(cd "$work" && sha256sum --check --strict --quiet ./*.sha256)

tar -xzf "$work"/*.tar.gz -C "$work"
root=$(echo "$work"/rolebook-*/)
here=$PWD
if grep -aqF "$here" "$root/bin/rolebook"; then
    echo "the program holds the path of its build"
    exit 1
fi
if tar --numeric-owner -tvzf "$work"/*.tar.gz | awk '{print $2}' | grep -vqx 0/0; then
    echo "the archive names an owner of this machine"
    exit 1
fi
for file in share/bash-completion/completions/rolebook share/zsh/site-functions/_rolebook \
    share/fish/vendor_completions.d/rolebook.fish share/doc/rolebook/LICENSE; do
    [[ -s $root/$file ]] || { echo "$file is missing"; exit 1; }
done
mandoc -Tlint -W style "$root/share/man/man1/rolebook.1"

# Only the program and the system's libraries, and none of the variables that lead to a toolchain.
cd "$work"
run() { env -i PATH=/usr/bin:/bin HOME="$work" "$root/bin/rolebook" --now 2026-11-21T09:00:00Z "$@"; }
run init estate --operator root@vendor.example > /dev/null
run -C estate validate --strict
run -C estate compile --actor root@vendor.example > /dev/null
run -C estate log verify > /dev/null
[[ -s estate/out/site/en/index.html ]]
echo "The archive is whole, and its program starts an estate by itself"
