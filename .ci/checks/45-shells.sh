# The completions are good bash, zsh and fish, and complete; the manual is good mdoc.
set -euo pipefail
.ci/install build shells
swift build --explicit-target-dependency-import-check error --product rolebook
program=$PWD/.build/debug/rolebook
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for shell in bash zsh fish; do
    "$program" completions $shell > "$work/rolebook.$shell"
    $shell -n "$work/rolebook.$shell"
done
"$program" help --man > "$work/rolebook.1"
mandoc -Tlint -W style "$work/rolebook.1"
mandoc -Tutf8 "$work/rolebook.1" > "$work/manual.txt"
mkdir "$work/here" "$work/here/folder"
touch "$work/here/file one.csv"
cd "$work/here"
export HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work

# What bash offers for the words given; the last is the one at the cursor.
in_bash() {
    bash --norc -c 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rolebook; printf "%s\n" "${COMPREPLY[@]}"' \
        "$work/rolebook.bash" "$@"
}

# What fish offers at the end of a line.
in_fish() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$work/rolebook.fish" "$1" | cut -f1; }

# Presses TAB twice behind a line in a zsh of its own, and shows what that zsh prints.
in_zsh() {
    zsh -f -c '
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1=; autoload -Uz compinit && compinit -u -d $1/dump; zstyle \":completion:*\" list-prompt \"\""
        zpty -w shell "LISTMAX=10000; source $1/rolebook.zsh; echo re\"\"ady"
        zpty -r -m shell text "*ready*"
        zpty -w -n shell "$2"$'"'"'\t\t'"'"'
        local all= piece
        repeat 40; do
            while zpty -r -t shell piece; do all+=$piece; done
            sleep 0.05
        done
        print -r -- "$all"' zsh "$work" "$1"
}

expect() {
    local name=$1 wanted=$2 found=$3
    if [[ "$found" != *"$wanted"* ]]; then
        echo "$name: expected '$wanted', found: $found"
        exit 1
    fi
}

refuse() {
    local name=$1 unwanted=$2 found=$3
    if [[ "$found" == *"$unwanted"* ]]; then
        echo "$name: did not expect '$unwanted', found: $found"
        exit 1
    fi
}

for name in $("$program" | sed -n 's/^  \([a-z-]\{3,\}\)  .*/\1/p'); do
    expect "bash: $name" "$name" "$(in_bash rolebook "${name:0:2}")"
    expect "fish: $name" "$name" "$(in_fish "rolebook ${name:0:2}")"
    expect "bash: options of $name" --config "$(in_bash rolebook "$name" --conf)"
    expect "fish: options of $name" --config "$(in_fish "rolebook $name --conf")"
    expect "the manual: $name" " $name" "$(cat "$work/manual.txt")"
done
expect "bash: a value" jsonl "$(in_bash rolebook -C folder log --format j)"
expect "bash: a value after =" json "$(in_bash rolebook validate --format = j)"
refuse "bash: a value of another command" jsonl "$(in_bash rolebook validate --format j)"
expect "bash: an argument" verify "$(in_bash rolebook log v)"
expect "bash: a rule" users/no-administrator "$(in_bash rolebook rules users/no)"
expect "bash: a file" "file one.csv" "$(in_bash rolebook compile --plan fi)"
refuse "bash: no file where a folder is wanted" "file one.csv" "$(in_bash rolebook --config f)"
expect "fish: a value" jsonl "$(in_fish 'rolebook -C folder log --format j')"
expect "fish: an argument" verify "$(in_fish 'rolebook log v')"
expect "fish: a file" "file one.csv" "$(in_fish 'rolebook compile --plan fi' | sed 's/\\//g')"
refuse "fish: a flag of another command" --at "$(in_fish 'rolebook validate --a')"
expect "zsh: a command" "Check config/" "$(in_zsh 'rolebook v')$(in_zsh 'rolebook ')"
expect "zsh: a value" jsonl "$(in_zsh 'rolebook log --format=json')"
expect "zsh: options" --strict "$(in_zsh 'rolebook validate --')"
echo "bash, zsh and fish complete each command; the manual has no fault"
