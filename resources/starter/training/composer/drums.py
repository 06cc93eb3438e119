"""Drum grooves (a character a sixteenth: X accent, x stroke, o ghost), fills, and their way through a piece."""
KEYS = {"kick": 36, "snare": 38, "rim": 37, "clap": 39, "hat": 42, "pedal": 44, "open": 46, "ride": 51, "bell": 53, "crash": 49,
        "tom1": 50, "tom2": 47, "tom3": 43, "tamb": 54, "shaker": 70, "conga": 63, "congalow": 64, "timpani": 47, "bassdrum": 35}
VELOCITY = {"X": 108, "x": 90, "o": 48}

# A groove is a line for each drum; a line of 32 is two bars.
GROOVES = {
    "pop": dict(kick="X.....x.x.......", snare="....X.......X...", hat="x.x.x.x.x.x.x.x."),
    "pop_claps": dict(kick="X.......x.x.....", clap="....x.......x...", hat="x.o.x.o.x.o.x.o.", shaker="o.o.o.o.o.o.o.o."),
    "four_floor_soft": dict(kick="X...X...X...X...", snare="....x.......x...", hat="..x...x...x...x."),
    "rock": dict(kick="X.......X.x.....", snare="....X.......X...", hat="X.x.X.x.X.x.X.x."),
    "rock_half": dict(kick="X.....x.........", snare="........X.......", ride="X...x...X...x..."),
    "rock_driving": dict(kick="X.x...x.X.x...x.", snare="....X.......X...", open="x...x...x...x..."),
    "synthpop": dict(kick="X.......X.......", snare="....X.......X...", hat="x.xxx.xxx.xxx.xx"),
    "synthpop_toms": dict(kick="X.....x.X.......", snare="....X.......X...", hat="x.x.x.x.x.x.x.x.", tom2="..............x.", tom3="...............x"),
    "lofi": dict(kick="X......x..x.....", snare="....x.......x...", hat="x.x.x.x.x.x.x.x."),
    "lofi_lazy": dict(kick="X.........xx....", rim="....x.......x...", hat="x.xox.x.x.xox.x."),
    "house": dict(kick="X...X...X...X...", clap="....x.......x...", open="..x...x...x...x."),
    "house_shaker": dict(kick="X...X...X...X...", snare="....o.......o...", open="..x...x...x...x.", shaker="xooxxooxxooxxoox"),
    "techno": dict(kick="X...X...X...X...", hat="..x...x...x...x.", rim=".......x..x....."),
    "techno_ride": dict(kick="X...X...X...X...", ride="..x...x...x...x.", clap="....o.......o..."),
    "dnb": dict(kick="X.........x.....", snare="....X.......X...", hat="x.x.x.x.x.x.x.x."),
    "dnb_roller": dict(kick="X.........x.....X.....x...x.....", snare="....X..o.o..X.......X..o.o..X..o", hat="x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x."),
    "trap": dict(kick="X.....x...x.....", clap="........X.......", hat="x.x.x.xxx.x.xxxx"),
    "trap_sparse": dict(kick="X.........x.....", clap="........X.......", hat="x.x.x.x.x.xxx.x.", open="..............o."),
    "one_drop": dict(kick="........X.......", rim="........x.......", hat="x.o.x.o.x.o.x.o."),
    "steppers": dict(kick="X...X...X...X...", rim="........x.......", hat="..x...x...x...x."),
    "rockers": dict(kick="X.......X.......", snare="....x.......x...", hat="x.o.x.o.x.o.x.o."),
    "funk": dict(kick="X..x......x..x..", snare="....X..o.o..X...", hat="x.x.x.x.x.x.x.x."),
    "funk_ghost": dict(kick="X.x.......xx....", snare="....X..o.o.oX..o", hat="xxx.xxxxxxx.xxxx"),
    "swing_ride": dict(ride="X...x.x.X...x.x.", pedal="....x.......x...", kick="o.......o......."),
    "swing_brushes": dict(snare="o...x...o...x...", ride="x...x.x.x...x.x.", pedal="....x.......x..."),
    "shuffle": dict(kick="X.......X.......", snare="....X.......X...", hat="x.x.x.x.x.x.x.x."),
    "blues_slow": dict(kick="X.....x.X.......", snare="....x.......x...", ride="x.x.x.x.x.x.x.x."),
    "bossa": dict(kick="x.....x.x.....x.", rim="x..x..x...x..x..", hat="x.x.x.x.x.x.x.x."),
    "bossa_shaker": dict(kick="x.....x.x.....x.", rim="..x..x....x..x..", shaker="xoxoxoxoxoxoxoxo"),
    "orchestral": dict(timpani="X...............X.........x.x.x."),
    "orchestral_march": dict(snare="x..ox.x.x..ox.xx", bassdrum="X.......X......."),
    "folk": dict(kick="x.......x.......", tamb="....x.......x..."),
    "folk_kick": dict(kick="x...x...x...x...", shaker="o.x.o.x.o.x.o.x."),
    "ambient": dict(shaker="o...o...o...o..."),
    "chip": dict(kick="X.......X.......", snare="....X.......X...", hat="x.x.x.x.x.x.x.x."),
    "chip_march": dict(kick="X...x...X...x...", snare="....x..x....x.xx"),
    "train": dict(kick="x...x...x...x...", snare="oox.oox.oox.oox."),
    "country": dict(kick="X.......X.......", rim="....x.......x...", hat="x.x.x.x.x.x.x.x."),
    "disco": dict(kick="X...X...X...X...", snare="....X.......X...", hat="x.......x.......", open="..x...x...x...x."),
    "metal": dict(kick="X.x.X.x.X.x.X.x.", snare="....X.......X...", crash="x.......x.......", hat="x...x...x...x..."),
    "metal_double": dict(kick="XxxxXxxxXxxxXxxx", snare="....X.......X...", ride="x...x...x...x..."),
    "soul": dict(kick="X..x....x.x.....", snare="....x.......x...", hat="x.x.x.x.x.x.x.x."),
    # other meters, chosen by metre and loudness of the genre
    "waltz_soft": dict(kick="x...........", pedal="....x...x..."),
    "waltz_kit": dict(kick="X...........", snare="....x...x...", hat="x.x.x.x.x.x."),
    "waltz_swing": dict(ride="X...x.x.x...", pedal="....x...x...", kick="o..........."),
    "six_kit": dict(kick="X.......x...", snare="......X.....", hat="x.x.x.x.x.x."),
    "six_soft": dict(kick="x...........", rim="......x.....", shaker="x.o.o.x.o.o."),
}
_OTHER = {"3/4": {"jazz": "waltz_swing", "orchestral": "orchestral_waltz", "country": "waltz_kit"},
          "6/8": {"blues": "six_kit", "folk": "six_soft"}}
GROOVES["orchestral_waltz"] = dict(timpani="X...........X.......x.x.")
_ELECTRONIC = ("house", "techno", "trap", "drum and bass", "chiptune", "80s synth-pop")


def groove_for(rng, style, meter):
    """The name of a groove for this genre and metre."""
    if meter == "4/4":
        return rng.choice(style.grooves)
    return _OTHER[meter].get(style.name, "waltz_soft" if meter == "3/4" else "six_soft")


def play_bar(groove, bar, steps, density):
    """One bar as (step, key, velocity); density thins or thickens what is not essential."""
    out = []
    for piece, line in groove.items():
        bars = max(1, len(line) // steps)
        offset = (bar % bars) * steps
        for step in range(steps):
            mark = line[(offset + step) % len(line)]
            if mark == ".":
                continue
            if density == "sparse" and (mark == "o" or (piece in ("hat", "shaker", "ride") and step % 4 and len(line) > 12)):
                continue
            out.append((step, KEYS[piece], VELOCITY[mark]))
    if density == "full" and "hat" in groove and steps == 16:
        out += [(step, KEYS["hat"], 45) for step in range(1, 16, 2) if groove["hat"][step] == "."]
    return out


def fill(rng, style_name, steps):
    """The strokes of a fill as (step, key, velocity), beginning in the bar's last beats; and the step it begins at."""
    length = rng.choice((2, 4, 4, 8)) if steps == 16 else rng.choice((2, 4))
    start = steps - length
    out = []
    if style_name in _ELECTRONIC:
        for i in range(length):
            if rng.random() < .8:
                out.append((start + i, KEYS["snare"], int(60 + 45 * i / length)))
        return start, out
    drums = [KEYS[k] for k in rng.choice((("snare", "snare", "tom1", "tom3"), ("snare", "tom1", "tom2", "tom3"), ("tom1", "tom1", "tom2", "tom3"), ("snare",) * 4))]
    stride = rng.choice((1, 1, 2))
    for i in range(0, length, stride):
        if rng.random() < .88:
            out.append((start + i, drums[i * len(drums) // length], rng.randint(84, 108)))
    return start, out
