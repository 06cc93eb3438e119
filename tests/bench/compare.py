"""capriccio-cli beside transformers: musicgen-small's shape, random weights, the same threads, one after the other in one run.
Prints a table and writes it to a file. usage: compare.py CLI PYTHON TABLE.md [SECONDS [THREADS]]
PYTHON has torch and transformers; an empty word leaves transformers out."""
import json, os, subprocess, sys

cli, python, table = sys.argv[1:4]
seconds = sys.argv[4] if len(sys.argv) > 4 else "10"
threads = sys.argv[5] if len(sys.argv) > 5 else str(min(2, os.cpu_count()))
here = os.path.dirname(os.path.abspath(__file__))


def run(*words):
    made = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(made.stdout.strip().splitlines()[-1])


def ours(*words):
    return run(cli, "bench", "--json", "--seconds", seconds, "--threads", threads, *words)


rows = []
if python:
    rows.append(("transformers", "float32", run(python, os.path.join(here, "peer_transformers.py"), seconds, threads)))
for precision in ("f32", "bf16", "int8", "int4"):
    rows.append(("Capriccio", precision, ours("--precision", precision)))
rows.append(("Capriccio, one stream", "int8", ours("--precision", "int8", "--guidance", "1")))
rows.append(("Capriccio, 4 prompts", "int8", ours("--precision", "int8", "--takes", "4")))

base = rows[0][2]
lines = [f"{seconds} s of mono with guidance on {threads} threads; the ratio is that of × real time to the first row's.", "",
         "| system | precision | × real time | ratio | ms a step, start → end | codec × real time | first sound, s | load, s | peak, MB | memory, GB/s |",
         "|---|---|---|---|---|---|---|---|---|---|"]
for system, precision, r in rows:
    lines.append(f"| {system} | {precision} | {r['x_real_time']:.2f} | {r['x_real_time'] / base['x_real_time']:.1f} | {r['ms_per_step_start']:.1f} → "
                 f"{r['ms_per_step_end']:.1f} | {r['codec_x_real_time']:.1f} | {r['first_audio_s']:.2f} | {r['load_s']:.1f} | {r['peak_mb']:.0f} | {r['bandwidth_gb_s']:.1f} |")
text = "\n".join(lines) + "\n"
with open(table, "w") as out:
    out.write(text)
print(text)
