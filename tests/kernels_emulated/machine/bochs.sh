#!/usr/bin/env bash
# bochs.sh BOCHS ROM: a machine with AVX-512 (an Ice Lake) that starts from ROM. Prints what the program in it writes, and
# ends as that ends.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/machine" <<END
cpu: model=corei7_icelake_u, count=1, ips=50000000, reset_on_triple_fault=0
memory: guest=128, host=128
romimage: file="$2"
vga: extension=none, update_freq=1
com1: enabled=1, mode=file, dev="$folder/output"
speaker: enabled=0
display_library: term
log: "$folder/log"
panic: action=fatal
error: action=report
info: action=ignore
END
# Where Bochs has its debugger built in, it waits for a word to go on. However the machine ends, Bochs calls it an error.
echo c | TERM=linux "$1" -q -f "$folder/machine" >"$folder/screen" 2>&1 || true
touch "$folder/output"
grep -v '^exit status' "$folder/output" || true
status=$(sed -n 's/^exit status //p' "$folder/output")
if [ -z "$status" ]; then
  echo "The program did not come to its end. Bochs wrote:"
  tail -n 60 "$folder/log" || true
  tail -n 20 "$folder/screen"
  exit 1
fi
exit $((10#$status))
