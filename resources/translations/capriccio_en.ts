<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Catalogue</name>
    <message>
        <source>Free for any use, without conditions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First sketches in 22 genres, and a melody to follow, without a download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Richer sound and closer to the description than small, at about a quarter of its speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best sound from a description, for computers with much memory and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows a melody you hum, play or drop in, in the style you describe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows a melody with the best sound, for computers with much memory and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As small, in stereo: wide pads, panned drums.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As medium, in stereo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As large, in stereo: the fullest sound there is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows a melody, in stereo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows a melody, in stereo, with the best sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meta publishes these weights for non-commercial use. Music made with them may be shared and changed when Meta’s MusicGen is named, but not used commercially: not sold, not in advertising, not in paid work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quickest of Meta’s models: ideas, loops and sketches from a description.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>A clip of an impossible size was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More sound was made than the take has room for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already. Choose to replace or to rename, or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more are there already. Choose to replace or to rename, or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are there already. Choose to replace or to rename, or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate of an MP3 must be 128, 160, 192, 224, 256 or 320 kbit/s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level of a variable-rate MP3 must be between 0 (best) and 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quality of Ogg Vorbis must be between 0 and 10 (best).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate of Opus must be between 16 and 512 kbit/s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loudness must be between −40 and −5 LUFS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peak must be between −40 and 0 dB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loop has 1 to 1000 bars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tempo must be between 20 and 400 beats a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar has 1 to 32 beats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search for the loop&apos;s end is 0 to 1 seconds wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crossfade of a loop takes 0.001 to 10 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound to export yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample rate must be 32000, 44100 or 48000 Hz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fade takes 0 to 600 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part to export is empty. Choose one that lasts longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece is too short for %1 bars from there. Choose fewer bars, or begin earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part to export ends after the piece does. Choose one within it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loop must last at least a tenth of a second. Choose a longer part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came out at %1 LUFS instead of %2: its peaks stand out so far that more would have distorted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format raised the true peak to %1 dB. Choose a higher quality, or a lower loudness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is louder than the file can hold, and %1 samples were cut off. Choose a loudness, a peak, or WAV with 32 bit float.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only mono and stereo sound can be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is so quiet that it was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too short to have a loudness: its peak was brought to %1 dB instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name pattern “%1” can&apos;t be used: %2 The fields are {title}, {prompt}, {model}, {seed}, {n} and {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a brace has no partner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {%1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to measure the loudness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loop could not be written as Opus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample rate could not be converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loop must lie within the piece and last at least a tenth of a second. Choose another part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound could not be written in this format (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound could not be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device “%1” stopped. Check that it is connected, then press Play again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is busy or was taken away. Close other programs that play sound, or choose another device, then press Play again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened. Choose another sound device, or press Play to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device “%1” is not there. Connect it or choose another one, then press Play again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound device. Connect one and press Play again; making and saving music works without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound could not be converted to another sample rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone “%1” is busy or was taken away. Close other programs that record, or choose another microphone, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone “%1” could not be opened. Choose another one, or try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone “%1” is not there. Connect it or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone. Connect one and try again; a sound file or a take works without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone “%1” stopped. Check that it is connected, then record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording could not go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lasts longer than %1, which is the most that can be used. Choose a part of it: where it starts and how long it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a sample rate of %1 Hz, which can&apos;t be used here. Convert it to 44100 Hz first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no such part: its start and its length can&apos;t be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be used for %1 at most. Choose a shorter part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty: there is no sound in it. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is over before %1. Choose a part that starts earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read as sound. It may be damaged, or of a kind that is not known here: WAV, FLAC, Ogg, Opus, MP3 and AIFF are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full. Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder can&apos;t be written to. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder is not there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a folder of that name. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name is too long. Choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be saved: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number other than 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leaves nothing of “dim”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be even for stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it only names another model, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, but the codec&apos;s codebooks have %2 codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the codec has only %1 codebooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a checkpoint of audiocraft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold a configuration as text (“xp.cfg”). Export it with audiocraft again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold weights (“best_state”). Export it with audiocraft again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its %1 is not a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weight %1 is %2, where queries, keys and values should be in one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get “%1” and put its folder into %2, or get a MusicGen model in transformers&apos; layout, which carries one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs the text encoder “%2”, which is neither beside it nor among the models on this computer. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs the codec “%2”, which is neither beside it nor among the models on this computer. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its configuration of the codec asks for %1 codebooks, but the weights have %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it describes a far larger model than the one whose weights are in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number other than “vocab_size”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json says %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder. Choose the folder that a model is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there. Choose the folder that a model is in, or get the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with “d_kv” it makes more than %1 values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a multiple of 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be more than a quarter of “relative_attention_num_buckets”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t be divided by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubled at each of the “%1” it grows beyond %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over all of the residual layers it grows beyond 65536</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a product of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be the same as “hidden_size”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it makes %1 codebooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say what kind of model it is (“model_type”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is for a model of the kind %1, not for MusicGen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, but “audio_encoder.codebook_size” is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, but the audio encoder makes %2 for each of the %3 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: %2. Get the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be used here: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is only a placeholder for the real file, which was not downloaded with it (git-lfs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, where an object is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is impossible: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it asks for “%1” = %2, which this program does not do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, where a whole number from %2 to %3 is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, and must be from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, where a number from %2 to %3 is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, where true or false is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, where text is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of 1 to %1 whole numbers is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of 1 to %1 numbers is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is far larger than such a file can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its JSON is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its JSON is broken (byte %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its JSON is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there. Check the folder, or get the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is far too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaves values behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the description of its weights (the pickle) %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds an integer of more than 64 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs too deep a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds too many values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes more values than there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks for a mark that is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives something else where %1 is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a key without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a dict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refers to a value that it never gave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it asks to call or build %1, which is not allowed in a model file: such a file could run any program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tuple of arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a known function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes an OrderedDict in an unknown way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes a parameter in an unknown way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes a tensor in an unknown way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a type of number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>describes a tensor that %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>describes a tensor that has too many dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reference to a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refers to something other than a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type of a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives the storage %1 %2 elements of %3, but the file has %4 bytes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is of protocol %1 of Python&apos;s pickle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives attributes to a plain value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uses %1, which is not allowed in a model file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uses an instruction that is not known (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has not as many strides as dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins outside of its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a negative shape or stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an impossible shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reaches beyond its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats its data too often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its values are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds too many values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an untyped storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its dicts has a key that is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds too much text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds %1 where a value is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved: no tensor may be called “__metadata__”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved: the bytes of “%2” do not fit its shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved: a name in it is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too short to be a safetensors file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header should be %1 bytes long, but only %2 follow (was the download cut off?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is impossibly long, %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved: the disk is full. Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved: writing stopped (%2). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the negative number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an impossible shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than two offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weight %1 is of the type %2, which this program does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds %1 twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown entry, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no type, shape or offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is broken (byte %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header gives the weight %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 instead of a type, shape and offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header holds %1 among the notes (__metadata__), where only text may stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weight %1 ends before it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weight %1 ends at byte %2 of the data, which has only %3 (was the download cut off?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weight %1 has %2 bytes, which do not fit its shape %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights %1 and %2 overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are %1 bytes that belong to no weight before %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its last %1 bytes belong to no weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a PyTorch before 1.6. Save it again with a newer one, or as safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a file that PyTorch wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its numbers are stored in the order of bytes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data of one of its weights, %1, is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not hold a list of named weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say which weight is in which file (“weight_map”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names no file for the weight %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks for the weight %1 outside of its folder, in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, one of the files that the model is in, is not there. Get the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weight %1 should be in it, but is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weight %1 is there twice, here or in another file of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no weights: a file “model.safetensors” or “pytorch_model.bin” is needed, or the “.index.json” of one in several parts. Get the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there, nor a “tokenizer.json”. Get the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a list of names and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its configuration (“xp.cfg”) can&apos;t be read: %1, in line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name in it is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it refers to its own parts (an alias)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its configuration (“xp.cfg”) is far too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end is missing (was the download cut off?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the zip in it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is one part of a zip in several parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of contents of the zip in it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it is compressed, which PyTorch does not do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sizes of %1 in it do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it is not where the list of contents says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it does not agree with the list of contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it reaches beyond the data (was the download cut off?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two of the entries in it overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds more than one “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a zip, but not one that PyTorch wrote: there is no “%1” in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no %1 in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in it is damaged (its checksum differs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no CUDA device that can be used here. Choose the processor (cpu) or auto; for a GPU, its driver and a libtorch built for CUDA are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Apple GPU that can be used here. Choose the processor (cpu) or auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads the first %1 tokens of a prompt; this one has %2, so its end is not heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t follow a melody. Choose a melody model, or leave the melody out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These tokens were made by another kind of model than “%1”. Go on with the model that made them, or from the take&apos;s sound instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while making the music. What was made so far is kept; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The precision %1 is for the processor only, and this would run on %2. Choose the precision auto, f32 or bf16, or the processor (cpu).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be loaded: there is not enough memory. Close other programs, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be between %2 and %3; it is %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to make: no take was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes at once are too many: %2 is the most. Make them in several goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left to make: what is gone on from lasts %1 s, the whole piece %2 s. Ask for a longer piece, or go on from an earlier point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The melody is empty: there is no sound in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections must follow one another within the piece: “%1” can&apos;t begin at %2 s. Give it a time after %3 s and before %4 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This take was made by a model of another kind. Choose the model that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens of this take do not fit the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be gone on from was made by another kind of model (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono or stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other codebooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds no tokens of a take. Choose a file that --tokens has written, or a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs %2 of memory at %3, and %4 are free. %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 it would fit: that needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model: one with at most %1 million weights would fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A take of %1 needs %2 of memory beside the model, and %3 are free. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%5 takes of %1 need %2 of memory beside the model, and %3 are free. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make %1 at a time, or shorter ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One take of %1 would fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no shape “%1”. The published ones are small, medium, large, melody and melody-large, and each of them behind stereo-.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer knows more words than its text encoder. Its folder mixes two models; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a SentencePiece model, or a damaged one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a Unigram model of SentencePiece, as T5&apos;s is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it puts the space behind words (treat_whitespace_as_suffix)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it spells unknown characters in bytes (byte_fallback)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has impossibly many pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its pieces is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has the piece %1 twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the score of its piece %1 is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its piece %1 is of an unknown type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has %1 pieces for unknown text, where one is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no piece that ends a text (“&lt;/s&gt;”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table of characters (precompiled_charsmap) is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt can&apos;t be turned into tokens. Change its wording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SentencePiece can&apos;t read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has %1 pieces, but the model knows only %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “&lt;/s&gt;” is beyond what the model knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no “model”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its model is of the type %1; T5&apos;s is “Unigram”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its model holds no “vocab”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>piece %1 of its “vocab” is not text with a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “unk_id” is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “added_tokens” are not a list, or far too long a one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its “added_tokens” is not text with an id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its added token %1 has the id of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “normalizer” holds no list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “precompiled_charsmap” is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “precompiled_charsmap” is not base64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it normalises text by %1, which T5&apos;s does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its “pre_tokenizer” holds no list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not mark the beginnings of words as T5&apos;s does (Metaspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cuts text by %1, which T5&apos;s does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it marks the beginnings of words in another way than T5&apos;s does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”, which names the prompts of the answers, can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to make the sound of this take again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read as sound. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The point to go on from must lie between 0 s and %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lasts %2 s, so nothing can go on from %3 s. Choose an earlier point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take lasts %1 s, so nothing can go on from %2 s. Choose an earlier point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is silent there, so there is no melody to follow. Choose another part of it, or another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no melody beside its drums and bass. Choose another part of it, or follow all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to hear in “%1”. Choose another sound, or check the microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored sound of a take is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of a take could not be packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no weights in “%1”. Choose the folder of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged. What can be read of it can be saved as a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room on the disk of %1. What you do is kept in memory until there is; free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file “%1” already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a Capriccio project, or its beginning is destroyed. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This take has no sound yet. It can be made from its tokens with the model that made them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a project “%1” already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has not been saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged, so nothing more is written to it. Save what can be read of it as a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been replaced by another file. Save a copy of your project under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer there: it was moved or deleted, or its drive is not connected. What you do is kept in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of prompts is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens of a take are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored sound of a take is damaged. It can be made again from its tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that a take was made from is missing from the project, or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be read of “%1”. If there is a backup of it, open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is damaged. What can be read of it can be saved as a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be saved: the disk is full. Free some space; what you do meanwhile is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be saved: the disk reports an error. Check it, or save a copy elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged. What can be read of it can be saved as a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use by another program. Close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” met an unexpected fault. The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or ask for less: fewer takes at once, fewer bits, or a shorter piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models can’t be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t be opened where it is, and there is no room to open a copy of it. Free some space on the system’s disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t be written to. What you do is kept in memory; save a copy in another folder to keep it for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be the name of a project. Choose a short one without “/”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t be renamed. Check that its folder can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of prompts can’t be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be read, or there is no room for a copy of it on the system’s disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be opened: you may not read it. Ask its owner, or choose another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be opened: it is not there. It may have been moved or deleted, or its drive is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be written to. Save a copy in another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be opened: it is not there, or its folder can’t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens of a take don’t fit together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes about %1 to make %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Capriccio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GenerationWords</name>
    <message>
        <source>There is not enough memory for this model. Close other programs, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while making music. Try again; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make music by describing it. Version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The typeface is Inter, under the SIL Open Font License 1.1. Made with Qt, libtorch, SentencePiece, PortAudio, libsndfile, soxr, libebur128, KISS FFT and JSON for Modern C++.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicGen is a family of models by Meta AI that turn a description, and a melody if you like, into music: a language model of sound, described in “Simple and Controllable Music Generation” (Copet and others, 2023), trained on 20,000 hours of licensed music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research on making music with AI, and people who want to understand what such models can do. Play with them, learn from them, sketch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not meant for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No realistic voices. English descriptions work best. Some styles and cultures of music are played worse than others, because the training data leans to Western music. A tempo is followed to about 5 beats a minute. Pieces sometimes end early, in silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Starter model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it comes with the program: small and quick, trained for Capriccio on synthetic arrangements. It knows few styles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capriccio itself is free software under the MIT licence. It runs Meta’s MusicGen models on this computer; nothing you type or make leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of those models are Meta’s, under CC&#xa0;BY-NC&#xa0;4.0: music made with them is not for commercial use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commercial use: the weights are under CC&#xa0;BY-NC&#xa0;4.0, and so is what is made with them. Making or sharing anything that hurts or shuts out people.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Make music by describing it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a project to open, NAME.capriccio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelLibrary</name>
    <message>
        <source>“%1” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has the wrong length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more files are wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be copied: %2. The models stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was copied, but reads differently from its new place. The models stay where they are; check that disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are kept there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two folders is inside the other. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another “%1” in “%2” already. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room in “%1”: %2 more are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is just being fetched. Pause that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds no MusicGen model: neither a “config.json” nor a “state_dict.bin” is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not sing: voices are no more than a texture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was trained with descriptions in English; other languages work less well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows western music best, and some styles and cultures hardly; what it makes leans that way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A piece sometimes ends early, in silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is small: for first sketches, not for the sound of real recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t be loaded: %2. Open Models and choose Repair: only what is wrong is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be written to. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking what there is …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of memory in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than this computer has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring how fast …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing every byte with what was published …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 have arrived; it goes on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came with Capriccio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Your folder: used where it is, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing it with what was published …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min of music takes about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged: a part of it is not as it was published. Repair fetches only that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged: a part of it is not as it was published. Repair gets a copy of Capriccio’s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. In another program’s cache: used where it is, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaybackWords</name>
    <message>
        <source>sound starts in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound starts when it will not stall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound starts in %1 and will not stall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ×, sound starts in %2 and will not stall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live · %1 s ahead, will not stall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live · %1 s ahead, may pause on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak %1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 LUFS · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak %1 dB, at the limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectWords</name>
    <message>
        <source> (version %1 backup%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project was made by an earlier version and has been brought up to date. The project as it was is kept in “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project was made by a newer version of Capriccio. It can be looked at, played and exported here, but not changed. Update Capriccio to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open elsewhere: %1. It can be looked at here, but not changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>Making</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the prompt to the music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause, outside text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>←</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>→</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second back or on, in the waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+←</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+→</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start, to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again and again: the selection, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two takes; the other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep up to here, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+−</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection begins here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide them, where they are folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each under the one it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list: play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list: rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list: to the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 … 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list: stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the take on the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chosen takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel, into the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform or spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop playing, outside text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder, softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model’s folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message>
        <source>Music without a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full precision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Music without a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was made is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model can’t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk can’t be written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::library::Downloads</name>
    <message>
        <source>%1 Try again later: it goes on from what is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::library::FileFetch</name>
    <message>
        <source>The disk is full. Make room, or keep models on another disk; what has arrived stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came has another length than was announced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It arrived damaged, more than once, and was thrown away. Something on the way changes it. Try again later, or from another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be written. Check the folder, or keep models somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::library::HubRequest</name>
    <message>
        <source>The connection is there, but nothing comes any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came is another part of the file than was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe: its certificate can’t be trusted. Check this computer’s date and the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password. Put them into the proxy’s address in the system’s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place that models come from can’t be reached. Check the network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would go on without encryption, which is not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One address sends to the next without end. Try again later, or have models fetched from another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is not there as this version of Capriccio knows it. Have models fetched from another place, or get a newer Capriccio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is not allowed to have this model. It may take an account: see the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it asks for an account, put its access token into HF_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many are asking at once: it has to wait a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place that models come from has trouble.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer makes no sense here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::library::Library</name>
    <message>
        <source>%1 is just being fetched. Pause that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole model. Missing: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPRICCIO_MODELS says where models are kept. Change it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not Capriccio’s to remove: it lies in “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be removed. Check who may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t play yet: its folder lacks %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::library::RepositoryFetch</name>
    <message>
        <source>Another program is getting it; this one takes what that one brings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Make room, or keep models on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room: %1 more are needed where models are kept. Make room, or keep models on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be written to. Check the folder, or keep models somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not said how long the model is. Have models fetched from another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model’s list of files is far larger than it can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model’s list names no files, or files that are none of its business. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has arrived, but can’t be put in its place in “%2”. Check the folder and the room on its disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::project::Project</name>
    <message>
        <source>Rename take</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rate %n takes</source>
        <translation>
            <numerusform>Rate a take</numerusform>
            <numerusform>Rate %n takes</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n takes</source>
        <translation>
            <numerusform>Delete a take</numerusform>
            <numerusform>Delete %n takes</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Put %n takes back</source>
        <translation>
            <numerusform>Put %n take back</numerusform>
            <numerusform>Put %n takes back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::studio::MelodySource</name>
    <message>
        <source>There is not enough memory to read “%1”. Choose a shorter sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read. Try another file; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first %1 minutes are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hummed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be made ready. Choose the sound again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::studio::Session</name>
    <message numerus="yes">
        <source>%n takes could be saved from “%1”.</source>
        <translation>
            <numerusform>%n take could be saved from “%1”.</numerusform>
            <numerusform>%n takes could be saved from “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sound of %n of them has to be made again from its tokens.</source>
        <translation>
            <numerusform>The sound of %n of them has to be made again from its tokens.</numerusform>
            <numerusform>The sound of %n of them has to be made again from its tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can’t be gone on with.</source>
        <translation>
            <numerusform>%n of them can&apos;t be gone on with.</numerusform>
            <numerusform>%n of them can&apos;t be gone on with.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::studio::TakeExporter</name>
    <message>
        <source>The sound of this take could not be had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to export this take. Close other programs, or export a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Advanced</name>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 1 it takes more risks, below 1 it repeats itself more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guidance %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-k %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the usual values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how strictly it follows your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher is stricter, and harsher above 5; at 1 it only takes a hint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much it chooses from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many sounds at each moment. Fewer is safer, more is freer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same, by share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the likeliest sounds up to this share, in place of top-k.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how adventurous</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ChipRow</name>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens words to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds “%1” to the prompt, or takes it out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ChromaGrid</name>
    <message>
        <source>Notes of the melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1: %2. Left and Right go through the melody, Up and Down change the note, Delete gives it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::CompareBar</name>
    <message>
        <source>C switches, at the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;qual loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The louder one is brought down, so that only the music differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+C</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ComposeFooter</name>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what there is stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left · %2× real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a model nothing can be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something first, or let it improvise (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes what is asked for above when this one is done (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends it here and keeps what there is (Ctrl+.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: don’t keep it, into the bin (Ctrl+Shift+.)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ComposePanel</name>
    <message>
        <source>&amp;Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quickest that sounds the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least memory, a little rougher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quick, and sounds as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice the memory of 8-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly as published, slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of memory, more than there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as it took here before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to expect of this computer; it is known better after the first take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are made at once from the same words, each by another chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it takes to make %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capriccio needs one to play your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to begin with: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to expect of a usual computer; this one is measured once its model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::DeviceMenu</name>
    <message>
        <source>&amp;Sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Dialogs</name>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::EmptyMelody</name>
    <message>
        <source>Record a melody with the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone and count-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound file as melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to use this sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hum one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hum or play into the microphone, after four beats are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a sound to go on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a melody to follow, or a sound to go on from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get one that can…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t follow a melody.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ExportController</name>
    <message>
        <source>Exporting, %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting take %1 of %2, %3 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files (*%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the takes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of the files are there already.</source>
        <translation>
            <numerusform>%n of the files is there already.</numerusform>
            <numerusform>%n of the files are there already.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more could not be exported.</source>
        <translation>
            <numerusform>And %n more could not be exported.</numerusform>
            <numerusform>And %n more could not be exported.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 LUFS, peak %2 dBTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Exported %n takes to “%1”.</source>
        <translation>
            <numerusform>Exported %n take to “%1”.</numerusform>
            <numerusform>Exported %n takes to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern of the file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {prompt} {model} {seed} {n} {date} stand for what belongs to each take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export the %n chosen takes</source>
        <translation>
            <numerusform>Export the chosen take</numerusform>
            <numerusform>Export the %n chosen takes</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Music made with Meta’s weights may not be used commercially (CC&#xa0;BY-NC&#xa0;4.0). The files say so in their tags, with prompt, model and seed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ExportForm</name>
    <message>
        <source>File format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable, best (V0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable, V%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality, 0 to 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> kbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As loud as music on the net (−14 LUFS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its highest peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Le&amp;vel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part, as a seamless loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars, as a seamless loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo in beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beats in a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade in, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade out, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out silence at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dBTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loop is %1 s long, or a little off where that matches better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end moves a little to where it matches the beginning best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP3 repeats without a gap in some players only: WAV, FLAC, Ogg and Opus do everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the loop (%1 – %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the selection (%1 – %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the loop (%1 – %2), seamless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection (%1 – %2), as a seamless loop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::FirstStart</name>
    <message>
        <source>What do you want to hear?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick one and it plays while it is being made, or write your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 plays what you describe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose anot&amp;her…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model first; then this one is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick one, or write your own. Choose a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 suits this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get one of Meta’s MusicGen models, or use one that is on this computer already. Their weights are for non-commercial use (CC&#xa0;BY-NC&#xa0;4.0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meta’s MusicGen weights, and music made with them, are for non-commercial use (CC&#xa0;BY-NC&#xa0;4.0).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::FolderField</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::FolderList</name>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::KeyPicker</name>
    <message>
        <source>Major, often brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minor, often darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wish, not a promise: the models lean towards a key, and don’t always keep to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Language</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::LengthControl</name>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the length in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo: %1 beats per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a length: 45, 0:45 or 2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type how many bars of four beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another tempo: it stands in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the length in bars, at the prompt’s tempo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::LevelMeter</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MainMenu</name>
    <message>
        <source>S&amp;ettings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the &amp;models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Capriccio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Like the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Output (speakers or headphones)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MainWindow</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MakingController</name>
    <message>
        <source>Change what is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make %1 takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was made until then is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can’t be changed here, so no takes can be made in it. Go on in a copy, or open another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MelodyCard</name>
    <message>
        <source>Correct the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the melody out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow this melody: other music with these notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from this sound: the piece begins with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece is to be %1 long: make it longer than this sound, or choose less of the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece begins with these %1 and goes on for another %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over it to use a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The melody is repeated until the piece ends. Drag or click a note to move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag or click a note to move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get one that can…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow its melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t follow a melody: to generate, take one that can, or go on from this sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can’t follow a melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece is shorter than its sound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MelodyZone</name>
    <message>
        <source>Melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone listens: stop it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The melody is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Click sound in the count-in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelChooser</name>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with a MusicGen model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is here, and plays from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · getting %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Get %1 and play it	%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meta’s weights are for non-commercial use (CC&#xa0;BY-NC&#xa0;4.0)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelGetter</name>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What music made with %1 may be used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is asked once for all models under %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;whole licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have &amp;read it, get the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelRow</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded: it holds %1 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and speed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unload from memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get this one &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check every byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suits this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded into memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details: licence, memory and limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelsWindow</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is removed; %2 are free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is here and ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is whole: every byte is as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used in place from now on: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are kept in %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep them elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models that you have already are used where they are. You can drop the folder here, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fetched from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HF_ENDPOINT says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with MusicGen models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying and comparing: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1 · %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will be free again. Takes made with it stay; to make more it has to be fetched anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to keep models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep models in %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models that are here (%1) are copied there, compared byte for byte, and only then removed from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models that you get from now on are kept there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On their way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models are fetched from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another place on the net with the same models, such as a mirror nearer to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring how fast this computer’s memory is, once: two seconds …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speeds are what to expect with this computer’s memory, measured here: %1 a second.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MoreBelow</name>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More below: scroll on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::NoteDialog</name>
    <message>
        <source>Note about this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you want to remember about this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take’s name; empty, it goes by its prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::NotesWindow</name>
    <message>
        <source>Notes of the melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model hears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside the part, not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag or click a note to move it; right-click it to undo its change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the keys: arrows, Delete to undo, space to listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes are moved.</source>
        <translation>
            <numerusform>%n note is moved.</numerusform>
            <numerusform>%n notes are moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ProjectButton</name>
    <message>
        <source>Project: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: other projects, its bin, its prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (can’t be changed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ProjectController</name>
    <message>
        <source>Open another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is saved again, with all that waited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Capriccio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (saved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tidy up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bin (empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search all prompts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capriccio projects (*.capriccio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a project “%1” already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its takes go into a file of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is saved as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is in “%1” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checks the whole project and gives unused space back to the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tidy up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidying up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidied up: %1 given back to the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidied up: the project is sound, and no space was wasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing now puts a copy with everything into the folder “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close with a &amp;copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bin (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deletes what is in the bin for good, and gives the space back to the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open re&amp;cent (no other yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did last can’t be saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptBox</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe the music: style, instruments, mood, tempo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English works best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+↑ earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a guidance above 1 (under Advanced).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Without:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without: what to keep away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the music is to keep away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise, vocals…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: the model reads only the first %1 % of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly as long as the model can read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptEdit</name>
    <message>
        <source>Words used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptSearch</name>
    <message>
        <source>Search all prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open its project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message>
        <source>Search all prompts, of every project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::QueueView</name>
    <message>
        <source>Held back after the fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music without a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message>
        <source>in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it next</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Up next, and %n more</source>
        <translation>
            <numerusform>Up next, and %n more</numerusform>
            <numerusform>Up next, and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Up next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don’t make it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::RecordingCard</name>
    <message>
        <source>%1 beats to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hum after the count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As fast as the prompt says, or else 120</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this recording go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SectionEditor</name>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides the piece: another prompt from there on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this section is to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this section begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one has the prompt above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another prompt from some point on: an intro, a chorus, a break, an ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type where this section begins, 1:45 say, or drag its edge above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this section out: the one before it goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes here: break, pads only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SectionTimeline</name>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section %1 of %2, from %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write what comes here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SectionsStrip</name>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SeedField</name>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Roll one and keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance decides each take anew. The same seed with the same settings gives exactly the same music again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See&amp;d (chance)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number, or empty it for a different one each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Different each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Always the same: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type a seed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the last take’s: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness for listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume LUFS level normalise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What plays your prompts, until you choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default folder MusicGen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer leave room for other programs; the music stays the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads CPU speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for saved music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that saving starts in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export directory path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts work best in English, whatever it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you hum a melody into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio device input record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four beats are counted before a recording begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metronome clicks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default quality bits memory speed int8 int4 bf16 f32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New projects are made here; those that are there already stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>directory path takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that you get are kept here; with another folder they move there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>directory path disk download store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with MusicGen models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders of yours whose models are used where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>directory path import checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With less of it, what opens and closes does so at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animation reduce accessibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer bits are quicker and take less memory. What each costs here is in the menu above Generate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output (speakers or headphones)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the music is heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio device sound card interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished takes as they are, or all at one loudness. Only while you listen: files have their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All equally soft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All equally loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as loud as streaming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark; like the desktop changes with it, also in the evening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme colour light dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SoundStrip</name>
    <message>
        <source>The part to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 of %3. Left and Right move its begin, Shift with them its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SpectrogramLayer</name>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::StageController</name>
    <message>
        <source>Choose another take in the list, then press C: both are heard at the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. Paste it into a folder or an audio editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another take first: then both are heard at the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making this take’s sound again from its tokens…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two takes can’t be compared: one has no sound yet, or another sample rate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::StarRating</name>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message>
        <source>Stars (keys 1 to 5, 0 for none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes with any stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Takes with at least %n stars</source>
        <translation>
            <numerusform>Takes with at least 1 star</numerusform>
            <numerusform>Takes with at least %n stars</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only takes with so many stars and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the last lit star again to show all takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeDelegate</name>
    <message>
        <source>deleted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the same pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1, stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: stop making it, and put it into the bin (Ctrl+Shift+.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: name, note, compare, variation… (menu key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back among the takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeHeader</name>
    <message>
        <source>Compare with another take (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag this into a folder, an audio editor or onto the melody; a click copies it as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as a sound file (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: name, note, variation, delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeListModel</name>
    <message>
        <source>%1 % made</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message>
        <source>goes on from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variation of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag it into a folder or an audio editor, or onto the melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeStage</name>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped at %1, kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed at %1, kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed at %1, kept: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakesHead</name>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chosen takes (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes what is in the bin for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‹ Close the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the takes again; the bin stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is here stays until you empty the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: piano, small, ****</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the takes by words, stars or model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of prompt, name, note or model; **** for four stars and up (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each take under the one it came from (Ctrl+Shift+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export %n…</source>
        <translation>
            <numerusform>Export %n…</numerusform>
            <numerusform>Export %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export the %n chosen takes (Ctrl+E)</source>
        <translation>
            <numerusform>Export the chosen take (Ctrl+E)</numerusform>
            <numerusform>Export the %n chosen takes (Ctrl+E)</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the chosen take; choose more with Ctrl or Shift (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>found takes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 takes found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakesPanel</name>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The takes you make appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost, ever: they stay in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n takes</source>
        <translation>
            <numerusform>&amp;Delete %n take</numerusform>
            <numerusform>&amp;Delete %n takes</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n takes are in the bin.</source>
        <translation>
            <numerusform>%n take is in the bin.</numerusform>
            <numerusform>%n takes are in the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n takes for good?</source>
        <translation>
            <numerusform>Delete %n take for good?</numerusform>
            <numerusform>Delete %n takes for good?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the take for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with another take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and keep what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel, &amp;into the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make exactly this again (same seed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a &amp;variation (new seed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on from its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy its settings to the &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what it c&amp;ame from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its &amp;note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tars</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Export %n takes…</source>
        <translation>
            <numerusform>&amp;Export 1 take…</numerusform>
            <numerusform>&amp;Export %n takes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. “%1” is in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cancelled. %n takes are in the bin.</source>
        <translation>
            <numerusform>Cancelled. 1 take is in the bin.</numerusform>
            <numerusform>Cancelled. %n takes are in the bin.</numerusform>
        </translation>
    </message>
    <message>
        <source>No take has so many stars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No take has all of that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is back among the takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n takes are back among the others.</source>
        <translation>
            <numerusform>1 take is back among the others.</numerusform>
            <numerusform>%n takes are back among the others.</numerusform>
        </translation>
    </message>
    <message>
        <source>This empties the bin. It can’t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TempoPicker</name>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beats per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 beats per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap the beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click along, or press T. The models keep to a tempo within about 5 bpm.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TopBar</name>
    <message>
        <source>Menu and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1× real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the takes (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the prompts of all projects (Ctrl+Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show or hide the takes (Ctrl+T); %n wait to be made</source>
        <translation>
            <numerusform>Show or hide the takes (Ctrl+T); 1 waits to be made</numerusform>
            <numerusform>Show or hide the takes (Ctrl+T); %n wait to be made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Transport</name>
    <message>
        <source>Play &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts at once, even if the music may pause on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play again and again (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of what must be made before the sound starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays by itself when it will not stall; not to, press (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop playing (.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume (Alt+↑, Alt+↓)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::WaveformTools</name>
    <message>
        <source>Part of the waveform in sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the waveform (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spectrogram: which pitches sound when (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the selection (Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out to the whole take (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>capriccio::ui::WaveformView</name>
    <message>
        <source>Keep up to here, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform and position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a new take that begins like this one up to here (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n bar</numerusform>
            <numerusform>%n bars</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep up to %1, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom to the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export the selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play, or click in the waveform, to where what you keep shall end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop: %1 (%2) · L stops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: %1 (%2) · L loops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the playhead, at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to seek · drag to select · wheel to zoom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>Another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (process %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
