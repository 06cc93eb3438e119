#!/usr/bin/env python3
"""Training of the starter model, a stage at a time; every stage resumes where it stopped.

    capriccio_starter_train.py codec [--plan-steps N] [--stop-steps N] [--workers N] …
"""
import argparse
import os
import subprocess
import sys
import tempfile

os.environ.setdefault("GOMP_SPINCOUNT", "1000")   # idle threads of a shared machine should sleep, not spin


def _workers(arguments, count):
    """Runs this script once for each worker; all end when one does."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, OMP_NUM_THREADS="1")
        running = [subprocess.Popen([sys.executable, os.path.abspath(__file__), *arguments, "--rank", str(rank), "--meeting", os.path.join(folder, "meeting")], env=environment)
                   for rank in range(count)]
        try:
            failed = any([process.wait() for process in running])
        except KeyboardInterrupt:
            failed = any([process.wait() for process in running])
        return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    stages = parser.add_subparsers(dest="stage", required=True)
    codec = stages.add_parser("codec", help="train the codec")
    codec.add_argument("--plan-steps", type=int, default=40000, help="length of the learning rate's cosine (40000 steps: 256000 s of audio with two workers)")
    codec.add_argument("--stop-steps", type=int, default=0, help="stop here although the plan goes on")
    codec.add_argument("--workers", type=int, default=os.cpu_count())
    codec.add_argument("--batch", type=int, default=4, help="clips of 0.8 s a worker and step")
    codec.add_argument("--filters", type=int, default=16)
    codec.add_argument("--rate", type=float, default=8e-4)
    codec.add_argument("--name", default="codec")
    codec.add_argument("--evaluate-every", type=int, default=250)
    codec.add_argument("--rank", type=int, default=-1, help=argparse.SUPPRESS)
    codec.add_argument("--meeting", default="", help=argparse.SUPPRESS)
    options = vars(parser.parse_args())
    stage = options.pop("stage")
    if stage == "codec":
        if options["rank"] < 0 and options["workers"] > 1:
            return _workers(sys.argv[1:], options["workers"])
        import train_codec
        options["rank"] = max(0, options["rank"])
        train_codec.train(**options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
