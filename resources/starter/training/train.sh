#!/bin/sh
# Makes the starter model from nothing, or goes on where the last run was ended. Everything it keeps is in
# $CAPRICCIO_STARTER_CACHE (default ~/.cache/capriccio-starter); end it at any moment and run it again.
#
#   train.sh              all stages: codec, tokens, language model, practice, heeding, export, figures
#   train.sh --continue   first take the shipped checkpoint (../model) as the start
#   train.sh --install    only make the Python environment (Debian: apt install python3-venv libfluidsynth3 fluid-soundfont-gm)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${CAPRICCIO_STARTER_CACHE:-${HOME}/.cache/capriccio-starter}
model=${CAPRICCIO_STARTER_MODEL:-${here}/../model}
mkdir -p "$cache"
export CAPRICCIO_STARTER_CACHE="$cache"
if [ ! -x "$cache/venv/bin/python" ]; then
    python3 -m venv "$cache/venv"
    "$cache/venv/bin/pip" install --quiet -r "$here/requirements.txt"
fi
[ "${1:-}" = --install ] && exit 0
run() { "$cache/venv/bin/python" -W ignore "$here/capriccio_starter_train.py" "$@"; }

[ "${1:-}" = --continue ] && run adopt "$model"
run codec ${CODEC_OPTIONS:-}
run tokens ${TOKENS_OPTIONS:-}
run lm ${LM_OPTIONS:-}
run practice ${PRACTICE_OPTIONS:-}
run tokens --twins
run heed --lm-name practice ${HEED_OPTIONS:-}
run export "$model" --lm-name heed ${EXPORT_OPTIONS:-}
run evaluate "$model" ${EVALUATE_OPTIONS:-}
