#!/usr/bin/env python3
"""Training of the starter model, a stage at a time. Every stage resumes where it stopped, so it may be ended at any moment.

    codec      train the codec                        (longest; go on with it for as long as it gets better)
    tokens     freeze the codec, encode pieces with it
    lm         train the language model on them
    heed       let it go on as the prompt says behind a past that does not
    settle     let it tell pieces again in codes that it finds likely, and learn those (tried; train.sh leaves it out)
    practice   let it play, and prefer what does what was asked for
    export     write the published layout
    evaluate   measure what the model card states
    adopt      start from a checkpoint that was shipped
"""
import argparse
import os
import subprocess
import sys
import tempfile

os.environ.setdefault("GOMP_SPINCOUNT", "1000")   # idle threads of a shared machine should sleep, not spin


def _workers(arguments, count):
    """Runs this script once for each worker; the first failure is everyone's."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, OMP_NUM_THREADS="1")
        running = [subprocess.Popen([sys.executable, os.path.abspath(__file__), *arguments, "--rank", str(rank), "--meeting", os.path.join(folder, "meeting")], env=environment)
                   for rank in range(count)]
        import signal
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: [process.terminate() for process in running])
        while True:
            for process in running:
                try:
                    process.wait(1)
                except subprocess.TimeoutExpired:
                    continue
            codes = [process.poll() for process in running]
            if any(codes):
                for process in running:
                    process.terminate()
            if all(code is not None for code in codes):
                return 1 if any(codes) else 0


def _parser():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    stages = parser.add_subparsers(dest="stage", required=True)

    def workers(stage):
        stage.add_argument("--workers", type=int, default=os.cpu_count(), help="processes of one thread each")
        stage.add_argument("--rank", type=int, default=-1, help=argparse.SUPPRESS)
        stage.add_argument("--meeting", default="", help=argparse.SUPPRESS)

    codec = stages.add_parser("codec")
    workers(codec)
    codec.add_argument("--steps", type=int, default=20000, help="stop there, counted from the very first; a higher number goes on")
    codec.add_argument("--memory", action="store_true", help="with the LSTMs: twice the time a step; stays on")
    codec.add_argument("--whole", action="store_true", help="train the published layout's every layer, from where the folded form is")
    codec.add_argument("--decoder", action="store_true", help="train only the decoder of the frozen codec: its codes, and what learned them, stay")
    codec.add_argument("--batch", type=int, default=4, help="clips of 0.8 s a worker and step")
    codec.add_argument("--filters", type=int, default=16)
    codec.add_argument("--rate", type=float, default=5e-4)
    codec.add_argument("--evaluate-every", type=int, default=500)
    codec.add_argument("--device", default="cpu", help="cuda: with --workers 1, --batch 64 and --feeders")
    codec.add_argument("--feeders", type=int, default=0, help="processes that render, where one is not enough")

    tokens = stages.add_parser("tokens")
    workers(tokens)
    tokens.add_argument("--pieces", type=int, default=2400, help="30 s each; 2400 are 20 hours")
    tokens.add_argument("--first", type=int, default=0, help="number of the first piece: those that a shipped checkpoint has not seen yet")
    tokens.add_argument("--held-out", type=int, default=40)
    tokens.add_argument("--twins", action="store_true", help="instead twins of the pieces that there are and what they fade to, for the stage 'heed'")

    lm = stages.add_parser("lm")
    workers(lm)
    lm.add_argument("--size", default="", choices=("", "tiny", "8M-half", "8M"), help="default: the one it has, or 8M; one with twice the layers of what was trained so far grows from it")
    lm.add_argument("--plan-steps", type=int, default=5000, help="length of the learning rate's cosine; 5000 steps of two workers are 40000 crops")
    lm.add_argument("--stop-steps", type=int, default=0)
    lm.add_argument("--batch", type=int, default=4, help="crops of 10 s a worker and step")
    lm.add_argument("--rate", type=float, default=1e-3)
    lm.add_argument("--muon-rate", type=float, default=.01, help="of the matrices inside of the stacks, which Muon trains; 0 leaves them to AdamW")
    lm.add_argument("--name", default="lm")
    lm.add_argument("--evaluate-every", type=int, default=500)
    lm.add_argument("--device", default="cpu")

    practice = stages.add_parser("practice")
    workers(practice)
    practice.add_argument("--steps", type=int, default=600, help="stop there, counted from the first; a higher number goes on")
    practice.add_argument("--prompts", type=int, default=16, help="pieces of 10 s that a worker plays, for every four steps")
    practice.add_argument("--rows", type=int, default=12, help="of those, a worker and step")
    practice.add_argument("--batch", type=int, default=4, help="crops of pieces that are learnt from beside, a worker and step")
    practice.add_argument("--rate", type=float, default=1.5e-4)
    practice.add_argument("--strength", type=float, default=4.0, help="how much practice counts beside those")
    practice.add_argument("--name", default="practice")
    practice.add_argument("--lm-name", default="lm")
    practice.add_argument("--evaluate-every", type=int, default=100)

    heed = stages.add_parser("heed")
    workers(heed)
    heed.add_argument("--steps", type=int, default=300, help="stop there, counted from the first; a higher number goes on")
    heed.add_argument("--batch", type=int, default=4, help="crops of 10 s a worker and step")
    heed.add_argument("--rows", type=int, default=3, help="pieces of its own, in which it is to stay what it was, a worker and step")
    heed.add_argument("--rounds", type=int, default=12, help="times that a worker plays some of them beforehand: 16, or 5 long ones")
    heed.add_argument("--hold", type=float, default=3.0, help="how much those count")
    heed.add_argument("--rate", type=float, default=1.5e-4)
    heed.add_argument("--muon-rate", type=float, default=1e-3, help="of the matrices inside of the stacks; 0 leaves them to AdamW")
    heed.add_argument("--name", default="heed")
    heed.add_argument("--lm-name", default="lm")
    heed.add_argument("--evaluate-every", type=int, default=125)

    settle = stages.add_parser("settle")
    workers(settle)
    settle.add_argument("--steps", type=int, default=60, help="stop there, counted from the first; a higher number goes on")
    settle.add_argument("--pieces", type=int, default=20, help="parts of 10 s that a worker tells again, for every four steps")
    settle.add_argument("--rows", type=int, default=4, help="of those, a worker and step")
    settle.add_argument("--rate", type=float, default=1.5e-4)
    settle.add_argument("--name", default="settle")
    settle.add_argument("--lm-name", default="lm")
    settle.add_argument("--evaluate-every", type=int, default=100)

    export = stages.add_parser("export")
    export.add_argument("folder")
    export.add_argument("--lm-name", default="lm")
    export.add_argument("--blend", type=float, default=1.0, dest="blend_share", help="so much of the way from the checkpoint that the folder holds, which training began from")
    export.add_argument("--guidance", type=float, default=3.0, help="what the program takes where the user chooses nothing else")
    export.add_argument("--top-k", type=int, default=40, help="likewise")
    export.add_argument("--temperature", type=float, default=.85, help="likewise")

    evaluate = stages.add_parser("evaluate")
    evaluate.add_argument("folder")
    evaluate.add_argument("--program", default="", help="capriccio-cli: the program makes the pieces, ten times as fast as transformers")
    evaluate.add_argument("--only", default="", help="comma list of codec,entropy,following,melody,long")
    for name, default in (("seconds", 10), ("prompts", 88), ("melody-count", 20), ("long-count", 100), ("long-seconds", 30), ("listener-pieces", 6000)):
        evaluate.add_argument(f"--{name}", type=int, default=default)

    adopt = stages.add_parser("adopt")
    adopt.add_argument("folder")

    for stage in (tokens, lm, heed, practice, settle, export, evaluate, adopt):
        stage.add_argument("--codec-name", default="codec-frozen")
    return parser


def main():
    options = vars(_parser().parse_args())
    stage = options.pop("stage")
    if "rank" in options:
        if options["rank"] < 0 and options["workers"] > 1:
            return _workers(sys.argv[1:], options["workers"])
        options["rank"] = max(0, options["rank"])
        if options["rank"] == 0 and not options["meeting"]:
            options["workers"] = 1
    if stage == "codec":
        import train_codec
        train_codec.train(**options)
    elif stage == "tokens":
        import tokens
        tokens.make(options["pieces"], options["codec_name"], options["rank"], options["workers"], options["held_out"], options["first"], options["twins"])
    elif stage == "lm":
        import train_lm
        train_lm.train(**options)
    elif stage == "practice":
        import practice
        practice.train(**options)
    elif stage == "heed":
        import heed
        heed.train(**options)
    elif stage == "settle":
        import settle
        settle.train(**options)
    elif stage == "export":
        import export
        export.export(**options)
    elif stage == "evaluate":
        import evaluate
        evaluate.run(**options)
    elif stage == "adopt":
        import adopt
        adopt.adopt(**options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
