<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Catalogue</name>
    <message>
        <source>Free for any use, without conditions.</source>
        <translation>可自由用于任何用途，没有任何条件。</translation>
    </message>
    <message>
        <source>First sketches in 22 genres, and a melody to follow, without a download.</source>
        <translation>无需下载，即可用 22 种风格写出最初的草稿，也能跟随旋律。</translation>
    </message>
    <message>
        <source>Richer sound and closer to the description than small, at about a quarter of its speed.</source>
        <translation>比 small 声音更丰富、更贴近描述，速度约为它的四分之一。</translation>
    </message>
    <message>
        <source>The best sound from a description, for computers with much memory and time.</source>
        <translation>根据描述生成最好的声音，适合内存充足、时间充裕的电脑。</translation>
    </message>
    <message>
        <source>Follows a melody you hum, play or drop in, in the style you describe.</source>
        <translation>以你描述的风格，跟随你哼唱、弹奏或拖入的旋律。</translation>
    </message>
    <message>
        <source>Follows a melody with the best sound, for computers with much memory and time.</source>
        <translation>以最好的声音跟随旋律，适合内存充足、时间充裕的电脑。</translation>
    </message>
    <message>
        <source>As small, in stereo: wide pads, panned drums.</source>
        <translation>与 small 相同，但为立体声：宽阔的铺底，左右分布的鼓。</translation>
    </message>
    <message>
        <source>As medium, in stereo.</source>
        <translation>与 medium 相同，但为立体声。</translation>
    </message>
    <message>
        <source>As large, in stereo: the fullest sound there is here.</source>
        <translation>与 large 相同，但为立体声：这里最饱满的声音。</translation>
    </message>
    <message>
        <source>Follows a melody, in stereo.</source>
        <translation>跟随旋律，立体声。</translation>
    </message>
    <message>
        <source>Follows a melody, in stereo, with the best sound.</source>
        <translation>以最好的立体声跟随旋律。</translation>
    </message>
    <message>
        <source>Meta publishes these weights for non-commercial use. Music made with them may be shared and changed when Meta’s MusicGen is named, but not used commercially: not sold, not in advertising, not in paid work.</source>
        <translation>Meta 公开这些权重，仅供非商业使用。用它们创作的音乐，在注明 Meta 的 MusicGen 后可以分享和改编，但不得用于商业用途：不得出售，不得用于广告，也不得用于有报酬的工作。</translation>
    </message>
    <message>
        <source>The quickest of Meta’s models: ideas, loops and sketches from a description.</source>
        <translation>Meta 模型中最快的一个：根据描述生成灵感、循环和草稿。</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>A clip of an impossible size was asked for.</source>
        <translation>请求了大小不可能的声音。</translation>
    </message>
    <message>
        <source>More sound was made than the take has room for.</source>
        <translation>生成的声音超出了这个版本的容量。</translation>
    </message>
    <message>
        <source>%1 is there already. Choose to replace or to rename, or another folder.</source>
        <translation>%1 已存在。请选择替换或改名，或换一个文件夹。</translation>
    </message>
    <message>
        <source>%1 and %2 more are there already. Choose to replace or to rename, or another folder.</source>
        <translation>%1 和另外 %2 个文件已存在。请选择替换或改名，或换一个文件夹。</translation>
    </message>
    <message>
        <source>%1 are there already. Choose to replace or to rename, or another folder.</source>
        <translation>%1 已存在。请选择替换或改名，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The rate of an MP3 must be 128, 160, 192, 224, 256 or 320 kbit/s.</source>
        <translation>MP3 的码率必须是 128、160、192、224、256 或 320 kbit/s。</translation>
    </message>
    <message>
        <source>The level of a variable-rate MP3 must be between 0 (best) and 9.</source>
        <translation>可变码率 MP3 的等级必须在 0（最好）到 9 之间。</translation>
    </message>
    <message>
        <source>The quality of Ogg Vorbis must be between 0 and 10 (best).</source>
        <translation>Ogg Vorbis 的质量必须在 0 到 10（最好）之间。</translation>
    </message>
    <message>
        <source>The rate of Opus must be between 16 and 512 kbit/s.</source>
        <translation>Opus 的码率必须在 16 到 512 kbit/s 之间。</translation>
    </message>
    <message>
        <source>The loudness must be between −40 and −5 LUFS.</source>
        <translation>响度必须在 −40 到 −5 LUFS 之间。</translation>
    </message>
    <message>
        <source>The peak must be between −40 and 0 dB.</source>
        <translation>峰值必须在 −40 到 0 dB 之间。</translation>
    </message>
    <message>
        <source>A loop has 1 to 1000 bars.</source>
        <translation>循环可有 1 到 1000 小节。</translation>
    </message>
    <message>
        <source>The tempo must be between 20 and 400 beats a minute.</source>
        <translation>速度必须在每分钟 20 到 400 拍之间。</translation>
    </message>
    <message>
        <source>A bar has 1 to 32 beats.</source>
        <translation>一小节可有 1 到 32 拍。</translation>
    </message>
    <message>
        <source>The search for the loop&apos;s end is 0 to 1 seconds wide.</source>
        <translation>循环终点的搜索范围为 0 到 1 秒。</translation>
    </message>
    <message>
        <source>The crossfade of a loop takes 0.001 to 10 seconds.</source>
        <translation>循环的交叉淡化为 0.001 到 10 秒。</translation>
    </message>
    <message>
        <source>There is no sound to export yet.</source>
        <translation>还没有可导出的声音。</translation>
    </message>
    <message>
        <source>The sample rate must be 32000, 44100 or 48000 Hz.</source>
        <translation>采样率必须是 32000、44100 或 48000 Hz。</translation>
    </message>
    <message>
        <source>A fade takes 0 to 600 seconds.</source>
        <translation>淡入淡出为 0 到 600 秒。</translation>
    </message>
    <message>
        <source>The part to export is empty. Choose one that lasts longer.</source>
        <translation>要导出的部分是空的。请选择更长的部分。</translation>
    </message>
    <message>
        <source>The piece is too short for %1 bars from there. Choose fewer bars, or begin earlier.</source>
        <translation>从那里起乐曲不够 %1 小节。请减少小节数，或从更早处开始。</translation>
    </message>
    <message>
        <source>The part to export ends after the piece does. Choose one within it.</source>
        <translation>要导出的部分超出了乐曲的结尾。请选择乐曲之内的部分。</translation>
    </message>
    <message>
        <source>A loop must last at least a tenth of a second. Choose a longer part.</source>
        <translation>循环至少要有十分之一秒。请选择更长的部分。</translation>
    </message>
    <message>
        <source>It came out at %1 LUFS instead of %2: its peaks stand out so far that more would have distorted it.</source>
        <translation>结果为 %1 LUFS 而不是 %2：峰值过于突出，再响就会失真。</translation>
    </message>
    <message>
        <source>This format raised the true peak to %1 dB. Choose a higher quality, or a lower loudness.</source>
        <translation>这种格式使真峰值升到 %1 dB。请选择更高的质量，或更低的响度。</translation>
    </message>
    <message>
        <source>It is louder than the file can hold, and %1 samples were cut off. Choose a loudness, a peak, or WAV with 32 bit float.</source>
        <translation>它比文件所能容纳的更响，有 %1 个采样被削去。请选择响度或峰值，或使用 32 位浮点 WAV。</translation>
    </message>
    <message>
        <source>Only mono and stereo sound can be exported.</source>
        <translation>只能导出单声道和立体声。</translation>
    </message>
    <message>
        <source>It is so quiet that it was left as it is.</source>
        <translation>它太轻，因此保持原样。</translation>
    </message>
    <message>
        <source>It is too short to have a loudness: its peak was brought to %1 dB instead.</source>
        <translation>它太短，无法计算响度：改为把峰值调到 %1 dB。</translation>
    </message>
    <message>
        <source>The name pattern “%1” can&apos;t be used: %2 The fields are {title}, {prompt}, {model}, {seed}, {n} and {date}.</source>
        <translation>文件名模板“%1”无法使用：%2可用的字段有 {title}、{prompt}、{model}、{seed}、{n} 和 {date}。</translation>
    </message>
    <message>
        <source>a brace has no partner.</source>
        <translation>大括号没有成对。</translation>
    </message>
    <message>
        <source>there is no {%1}.</source>
        <translation>没有 {%1} 这个字段。</translation>
    </message>
    <message>
        <source>There is not enough memory to measure the loudness.</source>
        <translation>内存不足，无法测量响度。</translation>
    </message>
    <message>
        <source>The loop could not be written as Opus.</source>
        <translation>无法把循环写成 Opus。</translation>
    </message>
    <message>
        <source>The sample rate could not be converted.</source>
        <translation>无法转换采样率。</translation>
    </message>
    <message>
        <source>A loop must lie within the piece and last at least a tenth of a second. Choose another part.</source>
        <translation>循环必须在乐曲之内，且至少十分之一秒。请选择另一部分。</translation>
    </message>
    <message>
        <source>The sound could not be written in this format (%1).</source>
        <translation>无法以这种格式写入声音（%1）。</translation>
    </message>
    <message>
        <source>Unknown format.</source>
        <translation>未知的格式。</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>bit rate</source>
        <translation>码率</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>loop points</source>
        <translation>循环点</translation>
    </message>
    <message>
        <source>header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>The sound could not be played.</source>
        <translation>无法播放声音。</translation>
    </message>
    <message>
        <source>The sound device “%1” stopped. Check that it is connected, then press Play again.</source>
        <translation>声音设备“%1”停止了。请检查它是否已连接，然后再按播放。</translation>
    </message>
    <message>
        <source>The sound device</source>
        <translation>声音设备</translation>
    </message>
    <message>
        <source>The sound device “%1”</source>
        <translation>声音设备“%1”</translation>
    </message>
    <message>
        <source>%1 is busy or was taken away. Close other programs that play sound, or choose another device, then press Play again.</source>
        <translation>%1正忙或已被移走。请关闭其他播放声音的程序，或换一个设备，然后再按播放。</translation>
    </message>
    <message>
        <source>%1 could not be opened. Choose another sound device, or press Play to try again.</source>
        <translation>无法打开%1。请换一个声音设备，或再按播放重试。</translation>
    </message>
    <message>
        <source>The sound device “%1” is not there. Connect it or choose another one, then press Play again.</source>
        <translation>找不到声音设备“%1”。请连接它或换一个设备，然后再按播放。</translation>
    </message>
    <message>
        <source>There is no sound device. Connect one and press Play again; making and saving music works without.</source>
        <translation>没有声音设备。请连接一个再按播放；没有它也能制作和保存音乐。</translation>
    </message>
    <message>
        <source>The sound could not be converted to another sample rate.</source>
        <translation>无法把声音转换为另一种采样率。</translation>
    </message>
    <message>
        <source>The microphone “%1” is busy or was taken away. Close other programs that record, or choose another microphone, then try again.</source>
        <translation>麦克风“%1”正忙或已被移走。请关闭其他录音的程序，或换一个麦克风，然后再试。</translation>
    </message>
    <message>
        <source>The microphone “%1” could not be opened. Choose another one, or try again.</source>
        <translation>无法打开麦克风“%1”。请换一个，或再试一次。</translation>
    </message>
    <message>
        <source>The microphone “%1” is not there. Connect it or choose another one.</source>
        <translation>找不到麦克风“%1”。请连接它或换一个。</translation>
    </message>
    <message>
        <source>There is no microphone. Connect one and try again; a sound file or a take works without.</source>
        <translation>没有麦克风。请连接一个再试；没有它也可以使用声音文件或已有的版本。</translation>
    </message>
    <message>
        <source>The microphone “%1” stopped. Check that it is connected, then record again.</source>
        <translation>麦克风“%1”停止了。请检查它是否已连接，然后重新录音。</translation>
    </message>
    <message>
        <source>The recording could not go on.</source>
        <translation>录音无法继续。</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>“%1”%2</translation>
    </message>
    <message>
        <source>lasts longer than %1, which is the most that can be used. Choose a part of it: where it starts and how long it is.</source>
        <translation>超过了最多可用的 %1。请选择其中一部分：从哪里开始、有多长。</translation>
    </message>
    <message>
        <source>has a sample rate of %1 Hz, which can&apos;t be used here. Convert it to 44100 Hz first.</source>
        <translation>的采样率为 %1 Hz，这里无法使用。请先转换为 44100 Hz。</translation>
    </message>
    <message>
        <source>has no such part: its start and its length can&apos;t be negative.</source>
        <translation>没有这样的部分：起点和长度不能为负。</translation>
    </message>
    <message>
        <source>can be used for %1 at most. Choose a shorter part of it.</source>
        <translation>最多只能使用 %1。请选择更短的部分。</translation>
    </message>
    <message>
        <source>is empty: there is no sound in it. Choose another file.</source>
        <translation>是空的：里面没有声音。请选择另一个文件。</translation>
    </message>
    <message>
        <source>is over before %1. Choose a part that starts earlier.</source>
        <translation>在 %1 之前就结束了。请选择更早开始的部分。</translation>
    </message>
    <message>
        <source>“%1” could not be read as sound. It may be damaged, or of a kind that is not known here: WAV, FLAC, Ogg, Opus, MP3 and AIFF are.</source>
        <translation>无法把“%1”作为声音读取。它可能已损坏，或是这里不支持的格式：支持 WAV、FLAC、Ogg、Opus、MP3 和 AIFF。</translation>
    </message>
    <message>
        <source>“%1” is not there.</source>
        <translation>找不到“%1”。</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose a sound file.</source>
        <translation>“%1”是文件夹。请选择声音文件。</translation>
    </message>
    <message>
        <source>the disk is full. Free some space, or choose another folder.</source>
        <translation>磁盘已满。请腾出空间，或换一个文件夹。</translation>
    </message>
    <message>
        <source>the folder can&apos;t be written to. Choose another folder.</source>
        <translation>文件夹不可写。请换一个文件夹。</translation>
    </message>
    <message>
        <source>its folder is not there. Choose another folder.</source>
        <translation>它的文件夹不存在。请换一个文件夹。</translation>
    </message>
    <message>
        <source>there is a folder of that name. Choose another name.</source>
        <translation>已有同名的文件夹。请换一个名称。</translation>
    </message>
    <message>
        <source>its name is too long. Choose a shorter one.</source>
        <translation>名称太长。请换一个短一些的。</translation>
    </message>
    <message>
        <source>it could not be written.</source>
        <translation>无法写入。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: %2</source>
        <translation>无法保存“%1”：%2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>another rate</source>
        <translation>其他采样率</translation>
    </message>
    <message>
        <source>other ones</source>
        <translation>其他值</translation>
    </message>
    <message>
        <source>a number other than 0</source>
        <translation>非 0 的数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>more than 1</source>
        <translation>大于 1</translation>
    </message>
    <message>
        <source>it leaves nothing of “dim”</source>
        <translation>它使“dim”变为零</translation>
    </message>
    <message>
        <source>it must be even for stereo</source>
        <translation>立体声时必须是偶数</translation>
    </message>
    <message>
        <source>it only names another model, %1</source>
        <translation>它只指向另一个模型 %1</translation>
    </message>
    <message>
        <source>it is %1, but the codec&apos;s codebooks have %2 codes</source>
        <translation>它是 %1，但编解码器的码本有 %2 个码</translation>
    </message>
    <message>
        <source>the codec has only %1 codebooks</source>
        <translation>编解码器只有 %1 个码本</translation>
    </message>
    <message>
        <source>it is not a checkpoint of audiocraft</source>
        <translation>它不是 audiocraft 的检查点</translation>
    </message>
    <message>
        <source>it does not hold a configuration as text (“xp.cfg”). Export it with audiocraft again</source>
        <translation>它没有文本形式的配置（“xp.cfg”）。请用 audiocraft 重新导出</translation>
    </message>
    <message>
        <source>it does not hold weights (“best_state”). Export it with audiocraft again</source>
        <translation>它没有权重（“best_state”）。请用 audiocraft 重新导出</translation>
    </message>
    <message>
        <source>its %1 is not a weight</source>
        <translation>其中的 %1 不是权重</translation>
    </message>
    <message>
        <source>its weight %1 is %2, where queries, keys and values should be in one</source>
        <translation>权重 %1 的形状是 %2，而查询、键和值应合在一起</translation>
    </message>
    <message>
        <source>Get “%1” and put its folder into %2, or get a MusicGen model in transformers&apos; layout, which carries one.</source>
        <translation>请获取“%1”并把它的文件夹放进 %2，或获取 transformers 格式的 MusicGen 模型，其中自带。</translation>
    </message>
    <message>
        <source>%1 needs the text encoder “%2”, which is neither beside it nor among the models on this computer. %3</source>
        <translation>%1 需要文本编码器“%2”，但它旁边和本机的模型中都没有。%3</translation>
    </message>
    <message>
        <source>%1 needs the codec “%2”, which is neither beside it nor among the models on this computer. %3</source>
        <translation>%1 需要编解码器“%2”，但它旁边和本机的模型中都没有。%3</translation>
    </message>
    <message>
        <source>its configuration of the codec asks for %1 codebooks, but the weights have %2</source>
        <translation>编解码器的配置要求 %1 个码本，而权重有 %2 个</translation>
    </message>
    <message>
        <source>it describes a far larger model than the one whose weights are in its folder</source>
        <translation>它描述的模型远大于文件夹中的权重</translation>
    </message>
    <message>
        <source>a number other than “vocab_size”</source>
        <translation>不同于“vocab_size”的数</translation>
    </message>
    <message>
        <source>config.json says %1</source>
        <translation>config.json 写的是 %1</translation>
    </message>
    <message>
        <source>%1 is not a folder. Choose the folder that a model is in.</source>
        <translation>%1 不是文件夹。请选择模型所在的文件夹。</translation>
    </message>
    <message>
        <source>%1 is not there. Choose the folder that a model is in, or get the model again.</source>
        <translation>找不到 %1。请选择模型所在的文件夹，或重新获取模型。</translation>
    </message>
    <message>
        <source>with “d_kv” it makes more than %1 values</source>
        <translation>与“d_kv”相乘超过了 %1</translation>
    </message>
    <message>
        <source>it must be a multiple of 4</source>
        <translation>必须是 4 的倍数</translation>
    </message>
    <message>
        <source>it must be more than a quarter of “relative_attention_num_buckets”</source>
        <translation>必须大于“relative_attention_num_buckets”的四分之一</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be divided by it</source>
        <translation>“%1”不能被它整除</translation>
    </message>
    <message>
        <source>it must be even</source>
        <translation>必须是偶数</translation>
    </message>
    <message>
        <source>doubled at each of the “%1” it grows beyond %2</source>
        <translation>按“%1”逐级加倍后超过了 %2</translation>
    </message>
    <message>
        <source>over all of the residual layers it grows beyond 65536</source>
        <translation>经过所有残差层后超过了 65536</translation>
    </message>
    <message>
        <source>a product of %1</source>
        <translation>乘积 %1</translation>
    </message>
    <message>
        <source>it must be the same as “hidden_size”</source>
        <translation>必须与“hidden_size”相同</translation>
    </message>
    <message>
        <source>it makes %1 codebooks</source>
        <translation>它得出 %1 个码本</translation>
    </message>
    <message>
        <source>it does not say what kind of model it is (“model_type”)</source>
        <translation>它没有说明模型的种类（“model_type”）</translation>
    </message>
    <message>
        <source>it is for a model of the kind %1, not for MusicGen</source>
        <translation>它是种类为 %1 的模型，不是 MusicGen</translation>
    </message>
    <message>
        <source>it is %1, but “audio_encoder.codebook_size” is %2</source>
        <translation>它是 %1，但“audio_encoder.codebook_size”是 %2</translation>
    </message>
    <message>
        <source>it is %1, but the audio encoder makes %2 for each of the %3 channels</source>
        <translation>它是 %1，但音频编码器为 %3 个声道各产生 %2 个</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: %2. Get the model again.</source>
        <translation>%1 无法使用：%2。请重新获取模型。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used here: %2.</source>
        <translation>%1 在这里无法使用：%2。</translation>
    </message>
    <message>
        <source>it is only a placeholder for the real file, which was not downloaded with it (git-lfs)</source>
        <translation>它只是真正文件的占位符，真正的文件没有一起下载（git-lfs）</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>it is %1, where an object is needed</source>
        <translation>它是 %1，而这里需要对象</translation>
    </message>
    <message>
        <source>“%1” is impossible: %2</source>
        <translation>“%1”的值不可能：%2</translation>
    </message>
    <message>
        <source>it asks for “%1” = %2, which this program does not do</source>
        <translation>它要求“%1”= %2，本程序不支持</translation>
    </message>
    <message>
        <source>it is %1, where a whole number from %2 to %3 is needed</source>
        <translation>它是 %1，而这里需要 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>it is %1, and must be from %2 to %3</source>
        <translation>它是 %1，必须在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>it is %1, where a number from %2 to %3 is needed</source>
        <translation>它是 %1，而这里需要 %2 到 %3 的数</translation>
    </message>
    <message>
        <source>it is %1, where true or false is needed</source>
        <translation>它是 %1，而这里需要 true 或 false</translation>
    </message>
    <message>
        <source>it is %1, where text is needed</source>
        <translation>它是 %1，而这里需要文本</translation>
    </message>
    <message>
        <source>a list of 1 to %1 whole numbers is needed</source>
        <translation>需要含 1 到 %1 个整数的列表</translation>
    </message>
    <message>
        <source>a list of 1 to %1 numbers is needed</source>
        <translation>需要含 1 到 %1 个数的列表</translation>
    </message>
    <message>
        <source>it is far larger than such a file can be</source>
        <translation>它远大于这种文件可能的大小</translation>
    </message>
    <message>
        <source>its JSON is nested too deeply</source>
        <translation>其中的 JSON 嵌套过深</translation>
    </message>
    <message>
        <source>it does not hold a JSON object</source>
        <translation>其中没有 JSON 对象</translation>
    </message>
    <message>
        <source>its JSON is broken (byte %1)</source>
        <translation>其中的 JSON 已损坏（第 %1 字节）</translation>
    </message>
    <message>
        <source>its JSON is broken</source>
        <translation>其中的 JSON 已损坏</translation>
    </message>
    <message>
        <source>%1 is not there. Check the folder, or get the model again.</source>
        <translation>找不到 %1。请检查文件夹，或重新获取模型。</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>你没有读取它的权限</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>它是文件夹，不是文件</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>is far too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>leaves values behind</source>
        <translation>留下了多余的值</translation>
    </message>
    <message>
        <source>the description of its weights (the pickle) %1</source>
        <translation>其权重的描述（pickle）%1</translation>
    </message>
    <message>
        <source>is cut off</source>
        <translation>被截断了</translation>
    </message>
    <message>
        <source>holds an integer of more than 64 bits</source>
        <translation>含有超过 64 位的整数</translation>
    </message>
    <message>
        <source>needs too deep a stack</source>
        <translation>需要过深的栈</translation>
    </message>
    <message>
        <source>holds too many values</source>
        <translation>含有过多的值</translation>
    </message>
    <message>
        <source>takes more values than there are</source>
        <translation>取用的值多于已有的值</translation>
    </message>
    <message>
        <source>looks for a mark that is not there</source>
        <translation>寻找不存在的标记</translation>
    </message>
    <message>
        <source>gives something else where %1 is needed</source>
        <translation>在需要%1的地方给出了别的东西</translation>
    </message>
    <message>
        <source>holds a key without a value</source>
        <translation>含有没有值的键</translation>
    </message>
    <message>
        <source>a dict</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>refers to a value that it never gave</source>
        <translation>引用了从未给出的值</translation>
    </message>
    <message>
        <source>it asks to call or build %1, which is not allowed in a model file: such a file could run any program</source>
        <translation>它要求调用或构造 %1，模型文件中不允许这样做：这种文件可以运行任意程序</translation>
    </message>
    <message>
        <source>a tuple of arguments</source>
        <translation>参数元组</translation>
    </message>
    <message>
        <source>a known function</source>
        <translation>已知的函数</translation>
    </message>
    <message>
        <source>makes an OrderedDict in an unknown way</source>
        <translation>以未知的方式构造 OrderedDict</translation>
    </message>
    <message>
        <source>makes a parameter in an unknown way</source>
        <translation>以未知的方式构造参数</translation>
    </message>
    <message>
        <source>a tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>makes a tensor in an unknown way</source>
        <translation>以未知的方式构造张量</translation>
    </message>
    <message>
        <source>a storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>a type of number</source>
        <translation>数的类型</translation>
    </message>
    <message>
        <source>an offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>describes a tensor that %1</source>
        <translation>描述的张量%1</translation>
    </message>
    <message>
        <source>a shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>describes a tensor that has too many dimensions</source>
        <translation>描述的张量维数过多</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a reference to a storage</source>
        <translation>对存储的引用</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>refers to something other than a storage</source>
        <translation>引用的不是存储</translation>
    </message>
    <message>
        <source>the type of a storage</source>
        <translation>存储的类型</translation>
    </message>
    <message>
        <source>the name of a storage</source>
        <translation>存储的名称</translation>
    </message>
    <message>
        <source>a number of elements</source>
        <translation>元素个数</translation>
    </message>
    <message>
        <source>gives the storage %1 %2 elements of %3, but the file has %4 bytes of it</source>
        <translation>给存储 %1 写明 %2 个 %3 元素，但文件中有 %4 字节</translation>
    </message>
    <message>
        <source>it is of protocol %1 of Python&apos;s pickle</source>
        <translation>它使用 Python pickle 的协议 %1</translation>
    </message>
    <message>
        <source>gives attributes to a plain value</source>
        <translation>给普通的值加上属性</translation>
    </message>
    <message>
        <source>uses %1, which is not allowed in a model file</source>
        <translation>使用了 %1，模型文件中不允许</translation>
    </message>
    <message>
        <source>uses an instruction that is not known (%1)</source>
        <translation>使用了未知的指令（%1）</translation>
    </message>
    <message>
        <source>has not as many strides as dimensions</source>
        <translation>的步长数与维数不符</translation>
    </message>
    <message>
        <source>begins outside of its data</source>
        <translation>从数据之外开始</translation>
    </message>
    <message>
        <source>has a negative shape or stride</source>
        <translation>有负的形状或步长</translation>
    </message>
    <message>
        <source>has an impossible shape</source>
        <translation>的形状不可能</translation>
    </message>
    <message>
        <source>reaches beyond its data</source>
        <translation>超出了数据</translation>
    </message>
    <message>
        <source>repeats its data too often</source>
        <translation>重复数据过多</translation>
    </message>
    <message>
        <source>its values are nested too deeply</source>
        <translation>其中的值嵌套过深</translation>
    </message>
    <message>
        <source>it holds too many values</source>
        <translation>其中的值过多</translation>
    </message>
    <message>
        <source>an untyped storage</source>
        <translation>无类型的存储</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>one of its dicts has a key that is not text</source>
        <translation>其中一个字典的键不是文本</translation>
    </message>
    <message>
        <source>it holds too much text</source>
        <translation>其中的文本过多</translation>
    </message>
    <message>
        <source>it holds %1 where a value is needed</source>
        <translation>在需要值的地方是%1</translation>
    </message>
    <message>
        <source>%1 could not be saved: no tensor may be called “__metadata__”.</source>
        <translation>无法保存 %1：张量不能叫“__metadata__”。</translation>
    </message>
    <message>
        <source>%1 could not be saved: the bytes of “%2” do not fit its shape.</source>
        <translation>无法保存 %1：“%2”的字节数与形状不符。</translation>
    </message>
    <message>
        <source>%1 could not be saved: a name in it is not UTF-8.</source>
        <translation>无法保存 %1：其中有名称不是 UTF-8。</translation>
    </message>
    <message>
        <source>it is too short to be a safetensors file</source>
        <translation>它太短，不可能是 safetensors 文件</translation>
    </message>
    <message>
        <source>its header should be %1 bytes long, but only %2 follow (was the download cut off?)</source>
        <translation>文件头应有 %1 字节，但后面只有 %2 字节（下载中断了吗？）</translation>
    </message>
    <message>
        <source>its header is impossibly long, %1 bytes</source>
        <translation>文件头长得不可能，有 %1 字节</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>%1 could not be saved: the disk is full. Free some space, or choose another folder.</source>
        <translation>无法保存 %1：磁盘已满。请腾出空间，或换一个文件夹。</translation>
    </message>
    <message>
        <source>%1 could not be saved: writing stopped (%2). Choose another folder.</source>
        <translation>无法保存 %1：写入中断（%2）。请换一个文件夹。</translation>
    </message>
    <message>
        <source>its header is not complete</source>
        <translation>文件头不完整</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation>数 %1</translation>
    </message>
    <message>
        <source>the negative number %1</source>
        <translation>负数 %1</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>二进制数据</translation>
    </message>
    <message>
        <source>an impossible shape</source>
        <translation>不可能的形状</translation>
    </message>
    <message>
        <source>more than two offsets</source>
        <translation>两个以上的偏移</translation>
    </message>
    <message>
        <source>the text %1</source>
        <translation>文本 %1</translation>
    </message>
    <message>
        <source>its weight %1 is of the type %2, which this program does not know</source>
        <translation>权重 %1 的类型是 %2，本程序不认识</translation>
    </message>
    <message>
        <source>it holds %1 twice</source>
        <translation>其中 %1 出现了两次</translation>
    </message>
    <message>
        <source>an unknown entry, %1</source>
        <translation>未知的条目 %1</translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation>两次 %1</translation>
    </message>
    <message>
        <source>no type, shape or offsets</source>
        <translation>没有类型、形状或偏移</translation>
    </message>
    <message>
        <source>its header is broken (byte %1)</source>
        <translation>文件头已损坏（第 %1 字节）</translation>
    </message>
    <message>
        <source>its header gives the weight %1 %2</source>
        <translation>文件头给权重 %1 写的是%2</translation>
    </message>
    <message>
        <source>%1 instead of a type, shape and offsets</source>
        <translation>%1，而不是类型、形状和偏移</translation>
    </message>
    <message>
        <source>its header holds %1 among the notes (__metadata__), where only text may stand</source>
        <translation>文件头的注记（__metadata__）中有%1，那里只能是文本</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1，作为 %2</translation>
    </message>
    <message>
        <source>its weight %1 ends before it begins</source>
        <translation>权重 %1 的结尾在开头之前</translation>
    </message>
    <message>
        <source>its weight %1 ends at byte %2 of the data, which has only %3 (was the download cut off?)</source>
        <translation>权重 %1 结束于数据的第 %2 字节，但数据只有 %3 字节（下载中断了吗？）</translation>
    </message>
    <message>
        <source>its weight %1 has %2 bytes, which do not fit its shape %3 of %4</source>
        <translation>权重 %1 有 %2 字节，与形状 %3（%4）不符</translation>
    </message>
    <message>
        <source>its weights %1 and %2 overlap</source>
        <translation>权重 %1 与 %2 重叠</translation>
    </message>
    <message>
        <source>there are %1 bytes that belong to no weight before %2</source>
        <translation>在 %2 之前有 %1 字节不属于任何权重</translation>
    </message>
    <message>
        <source>its last %1 bytes belong to no weight</source>
        <translation>最后 %1 字节不属于任何权重</translation>
    </message>
    <message>
        <source>it was written by a PyTorch before 1.6. Save it again with a newer one, or as safetensors</source>
        <translation>它由 1.6 之前的 PyTorch 写成。请用较新的版本重新保存，或保存为 safetensors</translation>
    </message>
    <message>
        <source>it is not a file that PyTorch wrote</source>
        <translation>它不是 PyTorch 写成的文件</translation>
    </message>
    <message>
        <source>its numbers are stored in the order of bytes %1</source>
        <translation>其中数的字节序是 %1</translation>
    </message>
    <message>
        <source>the data of one of its weights, %1, is missing</source>
        <translation>缺少其中一个权重 %1 的数据</translation>
    </message>
    <message>
        <source>it does not hold a list of named weights</source>
        <translation>其中没有带名称的权重列表</translation>
    </message>
    <message>
        <source>it does not say which weight is in which file (“weight_map”)</source>
        <translation>它没有说明哪个权重在哪个文件中（“weight_map”）</translation>
    </message>
    <message>
        <source>it names no file for the weight %1</source>
        <translation>它没有给出权重 %1 所在的文件</translation>
    </message>
    <message>
        <source>it looks for the weight %1 outside of its folder, in %2</source>
        <translation>它在文件夹之外的 %2 中寻找权重 %1</translation>
    </message>
    <message>
        <source>%1, one of the files that the model is in, is not there. Get the model again.</source>
        <translation>缺少模型的文件之一 %1。请重新获取模型。</translation>
    </message>
    <message>
        <source>the weight %1 should be in it, but is not</source>
        <translation>权重 %1 应在其中，却没有</translation>
    </message>
    <message>
        <source>its weight %1 is there twice, here or in another file of the model</source>
        <translation>权重 %1 在这里或模型的另一个文件中出现了两次</translation>
    </message>
    <message>
        <source>%1 holds no weights: a file “model.safetensors” or “pytorch_model.bin” is needed, or the “.index.json” of one in several parts. Get the model again.</source>
        <translation>%1 中没有权重：需要文件“model.safetensors”或“pytorch_model.bin”，或分成几部分时的“.index.json”。请重新获取模型。</translation>
    </message>
    <message>
        <source>%1 is not there, nor a “tokenizer.json”. Get the model again.</source>
        <translation>找不到 %1，也没有“tokenizer.json”。请重新获取模型。</translation>
    </message>
    <message>
        <source>it is not a list of names and values</source>
        <translation>它不是名称和值的列表</translation>
    </message>
    <message>
        <source>its configuration (“xp.cfg”) can&apos;t be read: %1, in line %2</source>
        <translation>无法读取其配置（“xp.cfg”）：%1，在第 %2 行</translation>
    </message>
    <message>
        <source>it is not YAML</source>
        <translation>它不是 YAML</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>a name in it is not text</source>
        <translation>其中有名称不是文本</translation>
    </message>
    <message>
        <source>it refers to its own parts (an alias)</source>
        <translation>它引用自身的部分（别名）</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少一个值</translation>
    </message>
    <message>
        <source>its configuration (“xp.cfg”) is far too long</source>
        <translation>其配置（“xp.cfg”）过长</translation>
    </message>
    <message>
        <source>its end is missing (was the download cut off?)</source>
        <translation>缺少结尾（下载中断了吗？）</translation>
    </message>
    <message>
        <source>the end of the zip in it is damaged</source>
        <translation>其中 zip 的结尾已损坏</translation>
    </message>
    <message>
        <source>it is one part of a zip in several parts</source>
        <translation>它是分卷 zip 的一部分</translation>
    </message>
    <message>
        <source>the list of contents of the zip in it is damaged</source>
        <translation>其中 zip 的目录已损坏</translation>
    </message>
    <message>
        <source>%1 in it is encrypted</source>
        <translation>其中的 %1 已加密</translation>
    </message>
    <message>
        <source>%1 in it is compressed, which PyTorch does not do</source>
        <translation>其中的 %1 被压缩，PyTorch 不会这样做</translation>
    </message>
    <message>
        <source>the sizes of %1 in it do not agree</source>
        <translation>其中 %1 的大小不一致</translation>
    </message>
    <message>
        <source>%1 in it is not where the list of contents says</source>
        <translation>其中的 %1 不在目录所说的位置</translation>
    </message>
    <message>
        <source>%1 in it is damaged</source>
        <translation>其中的 %1 已损坏</translation>
    </message>
    <message>
        <source>%1 in it does not agree with the list of contents</source>
        <translation>其中的 %1 与目录不符</translation>
    </message>
    <message>
        <source>%1 in it reaches beyond the data (was the download cut off?)</source>
        <translation>其中的 %1 超出了数据（下载中断了吗？）</translation>
    </message>
    <message>
        <source>two of the entries in it overlap</source>
        <translation>其中有两个条目重叠</translation>
    </message>
    <message>
        <source>it holds more than one “%1”</source>
        <translation>其中有不止一个“%1”</translation>
    </message>
    <message>
        <source>it is a zip, but not one that PyTorch wrote: there is no “%1” in it</source>
        <translation>它是 zip，但不是 PyTorch 写成的：其中没有“%1”</translation>
    </message>
    <message>
        <source>there is no %1 in it</source>
        <translation>其中没有 %1</translation>
    </message>
    <message>
        <source>%1 in it is damaged (its checksum differs)</source>
        <translation>其中的 %1 已损坏（校验和不同）</translation>
    </message>
    <message>
        <source>There is no CUDA device that can be used here. Choose the processor (cpu) or auto; for a GPU, its driver and a libtorch built for CUDA are needed.</source>
        <translation>这里没有可用的 CUDA 设备。请选择处理器（cpu）或自动（auto）；使用 GPU 需要它的驱动和支持 CUDA 的 libtorch。</translation>
    </message>
    <message>
        <source>There is no Apple GPU that can be used here. Choose the processor (cpu) or auto.</source>
        <translation>这里没有可用的 Apple GPU。请选择处理器（cpu）或自动（auto）。</translation>
    </message>
    <message>
        <source>The model reads the first %1 tokens of a prompt; this one has %2, so its end is not heard.</source>
        <translation>模型只读取描述的前 %1 个词元；这里有 %2 个，末尾部分不起作用。</translation>
    </message>
    <message>
        <source>“%1” can&apos;t follow a melody. Choose a melody model, or leave the melody out.</source>
        <translation>“%1”不能跟随旋律。请选择旋律模型，或去掉旋律。</translation>
    </message>
    <message>
        <source>These tokens were made by another kind of model than “%1”. Go on with the model that made them, or from the take&apos;s sound instead.</source>
        <translation>这些编码由与“%1”不同种类的模型生成。请用生成它们的模型继续，或改从这个版本的声音继续。</translation>
    </message>
    <message>
        <source>Something went wrong while making the music. What was made so far is kept; the log has the details.</source>
        <translation>制作音乐时出了问题。已生成的部分会保留；详情见日志。</translation>
    </message>
    <message>
        <source>The precision %1 is for the processor only, and this would run on %2. Choose the precision auto, f32 or bf16, or the processor (cpu).</source>
        <translation>精度 %1 只能用于处理器，而这里会在 %2 上运行。请选择精度 auto、f32 或 bf16，或选择处理器（cpu）。</translation>
    </message>
    <message>
        <source>“%1” could not be loaded: there is not enough memory. Close other programs, or choose a smaller model.</source>
        <translation>无法加载“%1”：内存不足。请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>%1 must be between %2 and %3; it is %4.</source>
        <translation>%1必须在 %2 到 %3 之间；现在是 %4。</translation>
    </message>
    <message>
        <source>There is nothing to make: no take was asked for.</source>
        <translation>没有要制作的内容：没有要求任何版本。</translation>
    </message>
    <message>
        <source>%1 takes at once are too many: %2 is the most. Make them in several goes.</source>
        <translation>一次 %1 个版本太多：最多 %2 个。请分几次制作。</translation>
    </message>
    <message>
        <source>The length in seconds</source>
        <translation>以秒计的时长</translation>
    </message>
    <message>
        <source>There is nothing left to make: what is gone on from lasts %1 s, the whole piece %2 s. Ask for a longer piece, or go on from an earlier point.</source>
        <translation>没有可继续制作的部分：接续的部分长 %1 秒，整首长 %2 秒。请要求更长的乐曲，或从更早处继续。</translation>
    </message>
    <message>
        <source>The melody is empty: there is no sound in it.</source>
        <translation>旋律是空的：其中没有声音。</translation>
    </message>
    <message>
        <source>Sections must follow one another within the piece: “%1” can&apos;t begin at %2 s. Give it a time after %3 s and before %4 s.</source>
        <translation>各段必须在乐曲内依次排列：“%1”不能从 %2 秒开始。请给出 %3 秒之后、%4 秒之前的时间。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>This take was made by a model of another kind. Choose the model that made it.</source>
        <translation>这个版本由另一种模型生成。请选择生成它的模型。</translation>
    </message>
    <message>
        <source>The tokens of this take do not fit the model.</source>
        <translation>这个版本的编码与模型不符。</translation>
    </message>
    <message>
        <source>What is to be gone on from was made by another kind of model (%1).</source>
        <translation>要接续的内容由另一种模型生成（%1）。</translation>
    </message>
    <message>
        <source>mono or stereo</source>
        <translation>单声道或立体声</translation>
    </message>
    <message>
        <source>other codebooks</source>
        <translation>不同的码本</translation>
    </message>
    <message>
        <source>“%1” holds no tokens of a take. Choose a file that --tokens has written, or a sound file.</source>
        <translation>“%1”中没有版本的编码。请选择由 --tokens 写成的文件，或声音文件。</translation>
    </message>
    <message>
        <source>“%1” needs %2 of memory at %3, and %4 are free. %5</source>
        <translation>“%1”在 %3 精度下需要 %2 内存，现有 %4 可用。%5</translation>
    </message>
    <message>
        <source>At %1 it would fit: that needs %2.</source>
        <translation>用 %1 精度就可以：需要 %2。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model: one with at most %1 million weights would fit.</source>
        <translation>请关闭其他程序，或选择较小的模型：权重不超过 %1 百万个的可以。</translation>
    </message>
    <message>
        <source>A take of %1 needs %2 of memory beside the model, and %3 are free. %4</source>
        <translation>长 %1 的版本除模型外需要 %2 内存，现有 %3 可用。%4</translation>
    </message>
    <message>
        <source>%5 takes of %1 need %2 of memory beside the model, and %3 are free. %4</source>
        <translation>%5 个长 %1 的版本除模型外需要 %2 内存，现有 %3 可用。%4</translation>
    </message>
    <message>
        <source>Make %1 at a time, or shorter ones.</source>
        <translation>请一次制作 %1 个，或缩短时长。</translation>
    </message>
    <message>
        <source>One take of %1 would fit.</source>
        <translation>一个长 %1 的版本可以。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>There is no shape “%1”. The published ones are small, medium, large, melody and melody-large, and each of them behind stereo-.</source>
        <translation>没有“%1”这种规格。已发布的有 small、medium、large、melody 和 melody-large，以及各自前面加 stereo- 的。</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer knows more words than its text encoder. Its folder mixes two models; get it again.</source>
        <translation>模型的分词器认识的词比文本编码器多。它的文件夹混合了两个模型；请重新获取。</translation>
    </message>
    <message>
        <source>it is not a SentencePiece model, or a damaged one</source>
        <translation>它不是 SentencePiece 模型，或已损坏</translation>
    </message>
    <message>
        <source>it is not a Unigram model of SentencePiece, as T5&apos;s is</source>
        <translation>它不是 SentencePiece 的 Unigram 模型，而 T5 的是</translation>
    </message>
    <message>
        <source>it puts the space behind words (treat_whitespace_as_suffix)</source>
        <translation>它把空格放在词后（treat_whitespace_as_suffix）</translation>
    </message>
    <message>
        <source>it spells unknown characters in bytes (byte_fallback)</source>
        <translation>它以字节拼写未知字符（byte_fallback）</translation>
    </message>
    <message>
        <source>it has impossibly many pieces</source>
        <translation>其中的词片多得不可能</translation>
    </message>
    <message>
        <source>one of its pieces is empty</source>
        <translation>其中有空的词片</translation>
    </message>
    <message>
        <source>it has the piece %1 twice</source>
        <translation>其中词片 %1 出现了两次</translation>
    </message>
    <message>
        <source>the score of its piece %1 is impossible</source>
        <translation>词片 %1 的分数不可能</translation>
    </message>
    <message>
        <source>its piece %1 is of an unknown type</source>
        <translation>词片 %1 的类型未知</translation>
    </message>
    <message>
        <source>it has %1 pieces for unknown text, where one is needed</source>
        <translation>其中有 %1 个表示未知文本的词片，而应有一个</translation>
    </message>
    <message>
        <source>it has no piece that ends a text (“&lt;/s&gt;”)</source>
        <translation>其中没有结束文本的词片（“&lt;/s&gt;”）</translation>
    </message>
    <message>
        <source>its table of characters (precompiled_charsmap) is damaged</source>
        <translation>其字符表（precompiled_charsmap）已损坏</translation>
    </message>
    <message>
        <source>The prompt can&apos;t be turned into tokens. Change its wording.</source>
        <translation>无法把描述转换为词元。请改变措辞。</translation>
    </message>
    <message>
        <source>SentencePiece can&apos;t read it</source>
        <translation>SentencePiece 无法读取它</translation>
    </message>
    <message>
        <source>it has %1 pieces, but the model knows only %2</source>
        <translation>其中有 %1 个词片，但模型只认识 %2 个</translation>
    </message>
    <message>
        <source>its “&lt;/s&gt;” is beyond what the model knows</source>
        <translation>其“&lt;/s&gt;”超出了模型所认识的范围</translation>
    </message>
    <message>
        <source>it holds no “model”</source>
        <translation>其中没有“model”</translation>
    </message>
    <message>
        <source>its model is of the type %1; T5&apos;s is “Unigram”</source>
        <translation>其模型的类型是 %1；T5 的是“Unigram”</translation>
    </message>
    <message>
        <source>its model holds no “vocab”</source>
        <translation>其模型中没有“vocab”</translation>
    </message>
    <message>
        <source>piece %1 of its “vocab” is not text with a score</source>
        <translation>其“vocab”的第 %1 个词片不是带分数的文本</translation>
    </message>
    <message>
        <source>its “unk_id” is impossible</source>
        <translation>其“unk_id”不可能</translation>
    </message>
    <message>
        <source>its “added_tokens” are not a list, or far too long a one</source>
        <translation>其“added_tokens”不是列表，或过长</translation>
    </message>
    <message>
        <source>one of its “added_tokens” is not text with an id</source>
        <translation>其“added_tokens”之一不是带编号的文本</translation>
    </message>
    <message>
        <source>its added token %1 has the id of %2</source>
        <translation>附加的词元 %1 使用了 %2 的编号</translation>
    </message>
    <message>
        <source>its “normalizer” holds no list</source>
        <translation>其“normalizer”中没有列表</translation>
    </message>
    <message>
        <source>its “precompiled_charsmap” is not text</source>
        <translation>其“precompiled_charsmap”不是文本</translation>
    </message>
    <message>
        <source>its “precompiled_charsmap” is not base64</source>
        <translation>其“precompiled_charsmap”不是 base64</translation>
    </message>
    <message>
        <source>it normalises text by %1, which T5&apos;s does not</source>
        <translation>它用 %1 规范化文本，而 T5 的不用</translation>
    </message>
    <message>
        <source>its “pre_tokenizer” holds no list</source>
        <translation>其“pre_tokenizer”中没有列表</translation>
    </message>
    <message>
        <source>it does not mark the beginnings of words as T5&apos;s does (Metaspace)</source>
        <translation>它不像 T5 的那样标记词首（Metaspace）</translation>
    </message>
    <message>
        <source>it cuts text by %1, which T5&apos;s does not</source>
        <translation>它用 %1 切分文本，而 T5 的不用</translation>
    </message>
    <message>
        <source>it marks the beginnings of words in another way than T5&apos;s does</source>
        <translation>它标记词首的方式与 T5 的不同</translation>
    </message>
    <message>
        <source>“%1”, which names the prompts of the answers, can&apos;t be read.</source>
        <translation>无法读取“%1”，其中写明了答案的描述。</translation>
    </message>
    <message>
        <source>There is not enough memory to make the sound of this take again.</source>
        <translation>内存不足，无法重新生成这个版本的声音。</translation>
    </message>
    <message>
        <source>“%1” could not be read as sound. Choose another file.</source>
        <translation>无法把“%1”作为声音读取。请选择另一个文件。</translation>
    </message>
    <message>
        <source>The point to go on from must lie between 0 s and %1 s.</source>
        <translation>继续的位置必须在 0 秒到 %1 秒之间。</translation>
    </message>
    <message>
        <source>“%1” lasts %2 s, so nothing can go on from %3 s. Choose an earlier point.</source>
        <translation>“%1”长 %2 秒，无法从 %3 秒处继续。请选择更早的位置。</translation>
    </message>
    <message>
        <source>The take lasts %1 s, so nothing can go on from %2 s. Choose an earlier point.</source>
        <translation>这个版本长 %1 秒，无法从 %2 秒处继续。请选择更早的位置。</translation>
    </message>
    <message>
        <source>“%1” is silent there, so there is no melody to follow. Choose another part of it, or another file.</source>
        <translation>“%1”在那里没有声音，没有可跟随的旋律。请选择另一部分，或另一个文件。</translation>
    </message>
    <message>
        <source>“%1” has no melody beside its drums and bass. Choose another part of it, or follow all of it.</source>
        <translation>“%1”除鼓和贝斯外没有旋律。请选择另一部分，或跟随全部声音。</translation>
    </message>
    <message>
        <source>There is nothing to hear in “%1”. Choose another sound, or check the microphone.</source>
        <translation>“%1”中听不到声音。请选择另一段声音，或检查麦克风。</translation>
    </message>
    <message>
        <source>The stored sound of a take is damaged.</source>
        <translation>一个版本所存的声音已损坏。</translation>
    </message>
    <message>
        <source>The sound of a take could not be packed.</source>
        <translation>无法压缩一个版本的声音。</translation>
    </message>
    <message>
        <source>There are no weights in “%1”. Choose the folder of a model.</source>
        <translation>“%1”中没有权重。请选择模型的文件夹。</translation>
    </message>
    <message>
        <source>%1 is damaged. What can be read of it can be saved as a new project.</source>
        <translation>%1 已损坏。其中能读取的部分可以保存为新项目。</translation>
    </message>
    <message>
        <source>There is no room on the disk of %1. What you do is kept in memory until there is; free some space.</source>
        <translation>%1 所在的磁盘没有空间。在此之前你所做的都保存在内存中；请腾出空间。</translation>
    </message>
    <message>
        <source>There is a file “%1” already. Choose another name.</source>
        <translation>已有文件“%1”。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is not a Capriccio project, or its beginning is destroyed. Choose another file.</source>
        <translation>%1 不是 Capriccio 项目，或其开头已损坏。请选择另一个文件。</translation>
    </message>
    <message>
        <source>This take has no sound yet. It can be made from its tokens with the model that made them.</source>
        <translation>这个版本还没有声音。可以用生成它的模型从编码重新得到。</translation>
    </message>
    <message>
        <source>There is a project “%1” already. Choose another name.</source>
        <translation>已经有项目“%1”。请换一个名字。</translation>
    </message>
    <message>
        <source>%1 has not been saved yet.</source>
        <translation>%1 还没有保存。</translation>
    </message>
    <message>
        <source>%1 is damaged, so nothing more is written to it. Save what can be read of it as a new project.</source>
        <translation>%1 已损坏，因此不再写入。请把其中能读取的部分保存为新项目。</translation>
    </message>
    <message>
        <source>%1 has been replaced by another file. Save a copy of your project under another name.</source>
        <translation>%1 已被另一个文件取代。请把项目的副本保存为另一个名称。</translation>
    </message>
    <message>
        <source>%1 is no longer there: it was moved or deleted, or its drive is not connected. What you do is kept in memory.</source>
        <translation>%1 不在了：已被移动或删除，或其驱动器未连接。你所做的都保存在内存中。</translation>
    </message>
    <message>
        <source>The list of prompts is damaged.</source>
        <translation>描述列表已损坏。</translation>
    </message>
    <message>
        <source>The tokens of a take are damaged.</source>
        <translation>一个版本的编码已损坏。</translation>
    </message>
    <message>
        <source>The stored sound of a take is damaged. It can be made again from its tokens.</source>
        <translation>一个版本所存的声音已损坏。可以从编码重新生成。</translation>
    </message>
    <message>
        <source>A file that a take was made from is missing from the project, or damaged.</source>
        <translation>项目中缺少制作某个版本所用的文件，或该文件已损坏。</translation>
    </message>
    <message>
        <source>Nothing can be read of “%1”. If there is a backup of it, open that.</source>
        <translation>“%1”中什么也读不出来。如果有备份，请打开备份。</translation>
    </message>
    <message>
        <source>The project is damaged. What can be read of it can be saved as a new project.</source>
        <translation>项目已损坏。其中能读取的部分可以保存为新项目。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: the disk is full. Free some space; what you do meanwhile is kept.</source>
        <translation>无法保存“%1”：磁盘已满。请腾出空间；在此期间你所做的都会保留。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: the disk reports an error. Check it, or save a copy elsewhere.</source>
        <translation>无法保存“%1”：磁盘报告错误。请检查磁盘，或把副本保存到别处。</translation>
    </message>
    <message>
        <source>“%1” is damaged. What can be read of it can be saved as a new project.</source>
        <translation>“%1”已损坏。其中能读取的部分可以保存为新项目。</translation>
    </message>
    <message>
        <source>“%1” is in use by another program. Close it there and try again.</source>
        <translation>“%1”正被另一个程序使用。请在那里关闭后再试。</translation>
    </message>
    <message>
        <source>“%1” met an unexpected fault. The log has the details.</source>
        <translation>“%1”遇到意外的错误。详情见日志。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or ask for less: fewer takes at once, fewer bits, or a shorter piece.</source>
        <translation>内存不足，无法完成。请关闭其他程序，或者少要一些：每次少做几个版本、用更低的位数，或做更短的曲子。</translation>
    </message>
    <message>
        <source>The list of models can’t be used: %1</source>
        <translation>模型列表无法使用：%1</translation>
    </message>
    <message>
        <source>“%1” can’t be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>%1 can’t be opened where it is, and there is no room to open a copy of it. Free some space on the system’s disk.</source>
        <translation>无法在原处打开 %1，也没有空间打开它的副本。请在系统磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>%1 can’t be written to. What you do is kept in memory; save a copy in another folder to keep it for good.</source>
        <translation>%1 不可写。你所做的都保存在内存中；要长久保存，请在另一个文件夹中保存副本。</translation>
    </message>
    <message>
        <source>“%1” can’t be the name of a project. Choose a short one without “/”.</source>
        <translation>“%1”不能作为项目名称。请选择不含“/”的短名称。</translation>
    </message>
    <message>
        <source>%1 can’t be renamed. Check that its folder can be written to.</source>
        <translation>无法重命名 %1。请检查其文件夹是否可写。</translation>
    </message>
    <message>
        <source>The list of prompts can’t be kept.</source>
        <translation>无法保存描述列表。</translation>
    </message>
    <message>
        <source>“%1” can’t be read, or there is no room for a copy of it on the system’s disk.</source>
        <translation>无法读取“%1”，或系统磁盘上没有空间存放它的副本。</translation>
    </message>
    <message>
        <source>“%1” can’t be opened: you may not read it. Ask its owner, or choose another project.</source>
        <translation>无法打开“%1”：你没有读取权限。请询问其所有者，或选择另一个项目。</translation>
    </message>
    <message>
        <source>“%1” can’t be opened: it is not there. It may have been moved or deleted, or its drive is not connected.</source>
        <translation>无法打开“%1”：它不在那里。可能已被移动或删除，或其驱动器未连接。</translation>
    </message>
    <message>
        <source>“%1” can’t be written to. Save a copy in another folder.</source>
        <translation>“%1”不可写。请在另一个文件夹中保存副本。</translation>
    </message>
    <message>
        <source>“%1” can’t be opened: it is not there, or its folder can’t be used.</source>
        <translation>无法打开“%1”：它不在那里，或其文件夹无法使用。</translation>
    </message>
    <message>
        <source>The tokens of a take don’t fit together.</source>
        <translation>一个版本的编码互不相符。</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>takes about %1 to make %2</source>
        <translation>制作 %2 约需 %1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Capriccio</source>
        <translation>Capriccio</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>GenerationWords</name>
    <message>
        <source>There is not enough memory for this model. Close other programs, or choose a smaller model.</source>
        <translation>内存不够运行这个模型。请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Something went wrong while making music. Try again; the log has the details.</source>
        <translation>制作音乐时出了问题。请再试一次；详情见日志。</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>&amp;Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Make music by describing it. Version %1.</source>
        <translation>用文字描述来创作音乐。版本 %1。</translation>
    </message>
    <message>
        <source>The typeface is Inter, under the SIL Open Font License 1.1. Made with Qt, libtorch, SentencePiece, PortAudio, libsndfile, soxr, libebur128, KISS FFT and JSON for Modern C++.</source>
        <translation>字体为 Inter（SIL Open Font License 1.1）。使用 Qt、libtorch、SentencePiece、PortAudio、libsndfile、soxr、libebur128、KISS FFT 和 JSON for Modern C++ 制作。</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>About the models</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>MusicGen is a family of models by Meta AI that turn a description, and a melody if you like, into music: a language model of sound, described in “Simple and Controllable Music Generation” (Copet and others, 2023), trained on 20,000 hours of licensed music.</source>
        <translation>MusicGen 是 Meta AI 的一系列模型，能把文字描述（以及可选的旋律）变成音乐：它是声音的语言模型，见论文“Simple and Controllable Music Generation”（Copet 等，2023），用两万小时获得授权的音乐训练而成。</translation>
    </message>
    <message>
        <source>Meant for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Research on making music with AI, and people who want to understand what such models can do. Play with them, learn from them, sketch.</source>
        <translation>研究用人工智能创作音乐，以及想了解这类模型能力的人。可以把玩、学习、勾画草稿。</translation>
    </message>
    <message>
        <source>Not meant for</source>
        <translation>不适用于</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>局限</translation>
    </message>
    <message>
        <source>No realistic voices. English descriptions work best. Some styles and cultures of music are played worse than others, because the training data leans to Western music. A tempo is followed to about 5 beats a minute. Pieces sometimes end early, in silence.</source>
        <translation>没有真实的人声。英文描述效果最好。由于训练数据偏重西方音乐，某些风格和文化的音乐表现较差。速度大约能准确到每分钟 5 拍以内。乐曲有时会提前结束，归于无声。</translation>
    </message>
    <message>
        <source>The Starter model</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Where it comes with the program: small and quick, trained for Capriccio on synthetic arrangements. It knows few styles.</source>
        <translation>随程序附带：小巧而快速，专为 Capriccio 用合成编曲训练。它会的风格不多。</translation>
    </message>
    <message>
        <source>Capriccio itself is free software under the MIT licence. It runs Meta’s MusicGen models on this computer; nothing you type or make leaves it.</source>
        <translation>Capriccio 本身是 MIT 许可证下的自由软件。它在这台电脑上运行 Meta 的 MusicGen 模型；您输入和创作的一切都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>The weights of those models are Meta’s, under CC&#xa0;BY-NC&#xa0;4.0: music made with them is not for commercial use.</source>
        <translation>这些模型的权重属于 Meta，采用 CC&#xa0;BY-NC&#xa0;4.0 许可：用它们创作的音乐不得用于商业用途。</translation>
    </message>
    <message>
        <source>Commercial use: the weights are under CC&#xa0;BY-NC&#xa0;4.0, and so is what is made with them. Making or sharing anything that hurts or shuts out people.</source>
        <translation>商业用途：权重采用 CC&#xa0;BY-NC&#xa0;4.0 许可，用它们创作的内容也是如此。也不得制作或传播伤害、排斥他人的内容。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Make music by describing it</source>
        <translation>用文字描述来创作音乐</translation>
    </message>
    <message>
        <source>a project to open, NAME.capriccio</source>
        <translation>要打开的项目，名称.capriccio</translation>
    </message>
</context>
<context>
    <name>ModelLibrary</name>
    <message>
        <source>It does not sing: voices are no more than a texture.</source>
        <translation>它不会唱歌：人声只是一种质感。</translation>
    </message>
    <message>
        <source>It was trained with descriptions in English; other languages work less well.</source>
        <translation>它用英文描述训练；其他语言效果较差。</translation>
    </message>
    <message>
        <source>It knows western music best, and some styles and cultures hardly; what it makes leans that way.</source>
        <translation>它最了解西方音乐，对某些风格和文化所知甚少；作品也偏向西方。</translation>
    </message>
    <message>
        <source>A piece sometimes ends early, in silence.</source>
        <translation>乐曲有时会提前结束，归于无声。</translation>
    </message>
    <message>
        <source>It is small: for first sketches, not for the sound of real recordings.</source>
        <translation>它很小：适合初步的草稿，达不到真实录音的音质。</translation>
    </message>
    <message>
        <source>“%1” is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>“%1” has the wrong length</source>
        <translation>“%1”长度不对</translation>
    </message>
    <message>
        <source>“%1” was changed</source>
        <translation>“%1”被改动过</translation>
    </message>
    <message>
        <source>%1 more files are wrong</source>
        <translation>另有 %1 个文件有问题</translation>
    </message>
    <message>
        <source>“%1” could not be copied: %2. The models stay where they are.</source>
        <translation>无法复制“%1”：%2。模型仍在原处。</translation>
    </message>
    <message>
        <source>“%1” was copied, but reads differently from its new place. The models stay where they are; check that disk.</source>
        <translation>“%1”已复制，但在新位置读出的内容不同。模型仍在原处；请检查那块磁盘。</translation>
    </message>
    <message>
        <source>Models are kept there already.</source>
        <translation>模型已经存放在那里。</translation>
    </message>
    <message>
        <source>One of the two folders is inside the other. Choose another one.</source>
        <translation>两个文件夹中的一个在另一个里面。请另选一个。</translation>
    </message>
    <message>
        <source>There is another “%1” in “%2” already. Choose another folder.</source>
        <translation>“%2”中已有另一个“%1”。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is not enough room in “%1”: %2 more are needed.</source>
        <translation>“%1”空间不够：还需要 %2。</translation>
    </message>
    <message>
        <source>%1 is just being fetched. Pause that first.</source>
        <translation>正在下载 %1。请先暂停。</translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>“%1” holds no MusicGen model: neither a “config.json” nor a “state_dict.bin” is in it.</source>
        <translation>“%1”中没有 MusicGen 模型：既没有“config.json”，也没有“state_dict.bin”。</translation>
    </message>
    <message>
        <source>%1-bit</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>%1 can’t be loaded: %2. Open Models and choose Repair: only what is wrong is fetched again.</source>
        <translation>无法载入 %1：%2。请打开“模型”并选择“修复”：只会重新下载有问题的部分。</translation>
    </message>
    <message>
        <source>“%1” can’t be written to. Choose another folder.</source>
        <translation>无法写入“%1”。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>Waits for the one before it</source>
        <translation>等待前一个</translation>
    </message>
    <message>
        <source>Asking what there is …</source>
        <translation>正在查询有什么 …</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>暂停在 %1</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>磁盘上 %1</translation>
    </message>
    <message>
        <source>%1 to get</source>
        <translation>需下载 %1</translation>
    </message>
    <message>
        <source>%1 of memory in %2</source>
        <translation>%2时占内存 %1</translation>
    </message>
    <message>
        <source>more than this computer has</source>
        <translation>超过这台电脑的内存</translation>
    </message>
    <message>
        <source>measuring how fast …</source>
        <translation>正在测量速度 …</translation>
    </message>
    <message>
        <source>melody</source>
        <translation>旋律</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>Comparing every byte with what was published …</source>
        <translation>正在逐字节与发布的内容比对 …</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>缺少：%1</translation>
    </message>
    <message>
        <source>%1 have arrived; it goes on from there</source>
        <translation>已下载 %1；会从那里继续</translation>
    </message>
    <message>
        <source>It came with Capriccio</source>
        <translation>随 Capriccio 附带</translation>
    </message>
    <message>
        <source>%1. Your folder: used where it is, never changed.</source>
        <translation>%1。你的文件夹：就地使用，从不改动。</translation>
    </message>
    <message>
        <source>Comparing it with what was published …</source>
        <translation>正在与发布的内容比对 …</translation>
    </message>
    <message>
        <source>1 min of music takes about %1</source>
        <translation>制作 1 分钟的音乐约需 %1</translation>
    </message>
    <message>
        <source>Damaged: a part of it is not as it was published. Repair fetches only that.</source>
        <translation>已损坏：其中一部分与发布时不同。“修复”只重新获取那一部分。</translation>
    </message>
    <message>
        <source>Damaged: a part of it is not as it was published. Repair gets a copy of Capriccio’s own.</source>
        <translation>已损坏：其中一部分与发布时不同。“修复”会获取 Capriccio 自己的一份。</translation>
    </message>
    <message>
        <source>%1. In another program’s cache: used where it is, never changed.</source>
        <translation>%1。在另一个程序的缓存中：就地使用，从不改动。</translation>
    </message>
</context>
<context>
    <name>PlaybackWords</name>
    <message>
        <source>sound starts in a moment</source>
        <translation>声音马上开始</translation>
    </message>
    <message>
        <source>sound starts when it will not stall</source>
        <translation>不会卡顿时开始播放</translation>
    </message>
    <message>
        <source>sound starts in %1 and will not stall</source>
        <translation>%1 后开始播放，不会卡顿</translation>
    </message>
    <message>
        <source>%1 ×, sound starts in %2 and will not stall</source>
        <translation>%1 倍速，%2 后开始播放，不会卡顿</translation>
    </message>
    <message>
        <source>live · %1 s ahead, will not stall</source>
        <translation>实时 · 领先 %1 秒，不会卡顿</translation>
    </message>
    <message>
        <source>live · %1 s ahead, may pause on the way</source>
        <translation>实时 · 领先 %1 秒，途中可能停顿</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>正在制作</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>peak %1 dB</source>
        <translation>峰值 %1 dB</translation>
    </message>
    <message>
        <source>%1 LUFS · %2</source>
        <translation>%1 LUFS · %2</translation>
    </message>
    <message>
        <source>peak %1 dB, at the limit</source>
        <translation>峰值 %1 dB，已到上限</translation>
    </message>
</context>
<context>
    <name>ProjectWords</name>
    <message>
        <source> (version %1 backup%2)</source>
        <translation>（版本 %1 备份%2）</translation>
    </message>
    <message>
        <source>This project was made by an earlier version and has been brought up to date. The project as it was is kept in “%1”.</source>
        <translation>这个项目由较早的版本创建，现已更新。原来的项目保存在“%1”中。</translation>
    </message>
    <message>
        <source>This project was made by a newer version of Capriccio. It can be looked at, played and exported here, but not changed. Update Capriccio to change it.</source>
        <translation>这个项目由较新版本的 Capriccio 创建。在这里可以查看、播放和导出，但不能修改。要修改请更新 Capriccio。</translation>
    </message>
    <message>
        <source>This project is open elsewhere: %1. It can be looked at here, but not changed.</source>
        <translation>这个项目已在别处打开：%1。在这里可以查看，但不能修改。</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>ShortcutWords</name>
    <message>
        <source>Making</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>To the prompt</source>
        <translation>转到提示词</translation>
    </message>
    <message>
        <source>Ctrl+↑</source>
        <translation>Ctrl+↑</translation>
    </message>
    <message>
        <source>The prompt before</source>
        <translation>上一条提示词</translation>
    </message>
    <message>
        <source>Ctrl+↓</source>
        <translation>Ctrl+↓</translation>
    </message>
    <message>
        <source>The prompt after</source>
        <translation>下一条提示词</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>From the prompt to the music</source>
        <translation>从提示词回到音乐</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>聆听</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Play or pause, outside text</source>
        <translation>播放或暂停（不在输入文字时）</translation>
    </message>
    <message>
        <source>←</source>
        <translation>←</translation>
    </message>
    <message>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <source>A second back or on, in the waveform</source>
        <translation>在波形中后退或前进一秒</translation>
    </message>
    <message>
        <source>Shift+←</source>
        <translation>Shift+←</translation>
    </message>
    <message>
        <source>Shift+→</source>
        <translation>Shift+→</translation>
    </message>
    <message>
        <source>Five seconds</source>
        <translation>五秒</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>To the start, to the end</source>
        <translation>到开头，到结尾</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Again and again: the selection, or all</source>
        <translation>循环播放：选区或全部</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Compare two takes; the other one</source>
        <translation>比较两个版本；换到另一个</translation>
    </message>
    <message>
        <source>Shift+C</source>
        <translation>Shift+C</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Keep up to here, go on</source>
        <translation>保留到此处，从这里继续</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+−</source>
        <translation>Ctrl+−</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>[</source>
        <translation>[</translation>
    </message>
    <message>
        <source>The selection begins here</source>
        <translation>选区从此处开始</translation>
    </message>
    <message>
        <source>]</source>
        <translation>]</translation>
    </message>
    <message>
        <source>The selection ends here</source>
        <translation>选区到此处结束</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Show or hide them, where they are folded</source>
        <translation>列表收起时，显示或隐藏</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Search them</source>
        <translation>搜索版本</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Each under the one it came from</source>
        <translation>每个版本排在它的来源之下</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>In the list: play</source>
        <translation>在列表中：播放</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>In the list: rename</source>
        <translation>在列表中：重命名</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>In the list: to the bin</source>
        <translation>在列表中：移到回收站</translation>
    </message>
    <message>
        <source>0 … 5</source>
        <translation>0 … 5</translation>
    </message>
    <message>
        <source>In the list: stars</source>
        <translation>在列表中：评星</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Export the take on the stage</source>
        <translation>导出台上的版本</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Export the chosen takes</source>
        <translation>导出所选的版本</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Search all prompts</source>
        <translation>搜索所有提示词</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Ctrl+/</source>
        <translation>Ctrl+/</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>这个列表</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Ctrl+Shift+.</source>
        <translation>Ctrl+Shift+.</translation>
    </message>
    <message>
        <source>Cancel, into the bin</source>
        <translation>取消，放入回收站</translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation>放大，缩小</translation>
    </message>
    <message>
        <source>Zoom to the whole take</source>
        <translation>显示整个版本</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>放大到选区</translation>
    </message>
    <message>
        <source>Waveform or spectrogram</source>
        <translation>波形或频谱图</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Stop playing, outside text</source>
        <translation>停止播放（不在输入文字时）</translation>
    </message>
    <message>
        <source>Alt+↑</source>
        <translation>Alt+↑</translation>
    </message>
    <message>
        <source>Alt+↓</source>
        <translation>Alt+↓</translation>
    </message>
    <message>
        <source>Louder, softer</source>
        <translation>调大音量、调小音量</translation>
    </message>
    <message>
        <source>Choose a model’s folder</source>
        <translation>选择模型的文件夹</translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message>
        <source>Music without a prompt</source>
        <translation>没有描述的音乐</translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>4-bit</source>
        <translation>4 位</translation>
    </message>
    <message>
        <source>16-bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>full precision</source>
        <translation>完整精度</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Music without a prompt</source>
        <translation>没有描述的音乐</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚才</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <translation>停在 %1</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>从 %1 起：%2</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>不要：%1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the device is not there</source>
        <translation>找不到设备</translation>
    </message>
    <message>
        <source>failed at %1</source>
        <translation>在 %1 处失败</translation>
    </message>
    <message>
        <source>failed at %1: %2</source>
        <translation>在 %1 处失败：%2</translation>
    </message>
    <message>
        <source>What was made is kept.</source>
        <translation>已生成的部分会保留。</translation>
    </message>
    <message>
        <source>the model can’t be read</source>
        <translation>无法读取模型</translation>
    </message>
    <message>
        <source>the disk can’t be written</source>
        <translation>无法写入磁盘</translation>
    </message>
</context>
<context>
    <name>capriccio::library::Downloads</name>
    <message>
        <source>%1 Try again later: it goes on from what is here.</source>
        <translation>%1请稍后再试：会从已有的部分继续。</translation>
    </message>
</context>
<context>
    <name>capriccio::library::FileFetch</name>
    <message>
        <source>The disk is full. Make room, or keep models on another disk; what has arrived stays.</source>
        <translation>磁盘已满。请腾出空间，或把模型放到别的磁盘；已下载的部分会保留。</translation>
    </message>
    <message>
        <source>What came has another length than was announced.</source>
        <translation>收到的内容与宣布的长度不符。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>It arrived damaged, more than once, and was thrown away. Something on the way changes it. Try again later, or from another network.</source>
        <translation>多次收到的内容都已损坏，已丢弃。途中有什么改动了它。请稍后再试，或换一个网络。</translation>
    </message>
    <message>
        <source>“%1” can’t be written. Check the folder, or keep models somewhere else.</source>
        <translation>无法写入“%1”。请检查文件夹，或把模型放到别处。</translation>
    </message>
</context>
<context>
    <name>capriccio::library::HubRequest</name>
    <message>
        <source>The connection is there, but nothing comes any more.</source>
        <translation>连接仍在，但不再有数据传来。</translation>
    </message>
    <message>
        <source>What came is another part of the file than was asked for.</source>
        <translation>收到的不是所请求的那一部分文件。</translation>
    </message>
    <message>
        <source>The connection is not safe: its certificate can’t be trusted. Check this computer’s date and the proxy.</source>
        <translation>连接不安全：证书不可信。请检查本机日期和代理。</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password. Put them into the proxy’s address in the system’s settings.</source>
        <translation>代理要求用户名和密码。请把它们写入系统设置中的代理地址。</translation>
    </message>
    <message>
        <source>The place that models come from can’t be reached. Check the network connection.</source>
        <translation>连不上模型的来源。请检查网络连接。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>It would go on without encryption, which is not done.</source>
        <translation>接下来将不加密，因此未继续。</translation>
    </message>
    <message>
        <source>One address sends to the next without end. Try again later, or have models fetched from another place.</source>
        <translation>地址之间无休止地互相转接。请稍后再试，或换一个模型来源。</translation>
    </message>
    <message>
        <source>This model is not there as this version of Capriccio knows it. Have models fetched from another place, or get a newer Capriccio.</source>
        <translation>那里没有此版 Capriccio 所知的这个模型。请换一个模型来源，或更新 Capriccio。</translation>
    </message>
    <message>
        <source>This computer is not allowed to have this model. It may take an account: see the details.</source>
        <translation>对方不让本机获取这个模型。也许需要账号：请看详情。</translation>
    </message>
    <message>
        <source>If it asks for an account, put its access token into HF_TOKEN.</source>
        <translation>如果需要账号，请把访问令牌放进 HF_TOKEN。</translation>
    </message>
    <message>
        <source>Too many are asking at once: it has to wait a little.</source>
        <translation>同时请求的人太多：需要稍等。</translation>
    </message>
    <message>
        <source>The place that models come from has trouble.</source>
        <translation>模型的来源出了问题。</translation>
    </message>
    <message>
        <source>The answer makes no sense here.</source>
        <translation>收到的答复无法理解。</translation>
    </message>
</context>
<context>
    <name>capriccio::library::Library</name>
    <message>
        <source>%1 is just being fetched. Pause that first.</source>
        <translation>正在下载 %1。请先暂停。</translation>
    </message>
    <message>
        <source>“%1” is not a whole model. Missing: %2.</source>
        <translation>“%1”不是完整的模型。缺少：%2。</translation>
    </message>
    <message>
        <source>CAPRICCIO_MODELS says where models are kept. Change it there.</source>
        <translation>模型的位置由 CAPRICCIO_MODELS 决定。请在那里更改。</translation>
    </message>
    <message>
        <source>%1 is not Capriccio’s to remove: it lies in “%2”.</source>
        <translation>%1 不归 Capriccio 管理，不能移除：它在“%2”中。</translation>
    </message>
    <message>
        <source>“%1” can’t be removed. Check who may write there.</source>
        <translation>无法移除“%1”。请检查那里的写入权限。</translation>
    </message>
    <message>
        <source>%1 can’t play yet: its folder lacks %2</source>
        <translation>%1 还不能演奏：它的文件夹缺少 %2</translation>
    </message>
</context>
<context>
    <name>capriccio::library::RepositoryFetch</name>
    <message>
        <source>Another program is getting it; this one takes what that one brings.</source>
        <translation>另一个程序正在下载它；这里会使用下载好的内容。</translation>
    </message>
    <message>
        <source>The disk is full. Make room, or keep models on another disk.</source>
        <translation>磁盘已满。请腾出空间，或把模型放到别的磁盘。</translation>
    </message>
    <message>
        <source>There is not enough room: %1 more are needed where models are kept. Make room, or keep models on another disk.</source>
        <translation>空间不够：存放模型的地方还需要 %1。请腾出空间，或把模型放到别的磁盘。</translation>
    </message>
    <message>
        <source>“%1” can’t be written to. Check the folder, or keep models somewhere else.</source>
        <translation>无法写入“%1”。请检查文件夹，或把模型放到别处。</translation>
    </message>
    <message>
        <source>It is not said how long the model is. Have models fetched from another place.</source>
        <translation>对方没有说明模型的大小。请换一个模型来源。</translation>
    </message>
    <message>
        <source>The model’s list of files is far larger than it can be.</source>
        <translation>模型的文件清单大得不合理。</translation>
    </message>
    <message>
        <source>The model’s list names no files, or files that are none of its business. Nothing was fetched.</source>
        <translation>模型的清单里没有文件，或列了与它无关的文件。什么都没有获取。</translation>
    </message>
    <message>
        <source>%1 has arrived, but can’t be put in its place in “%2”. Check the folder and the room on its disk, then try again.</source>
        <translation>%1 已下载，但无法放到“%2”中。请检查文件夹和磁盘空间后再试。</translation>
    </message>
</context>
<context>
    <name>capriccio::project::Project</name>
    <message>
        <source>Rename take</source>
        <translation>重命名版本</translation>
    </message>
    <message numerus="yes">
        <source>Rate %n takes</source>
        <translation>
            <numerusform>给 %n 个版本打分</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑备注</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n takes</source>
        <translation>
            <numerusform>删除 %n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <source>Rate take</source>
        <translation>给版本打分</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>Put take back</source>
        <translation>放回版本</translation>
    </message>
    <message numerus="yes">
        <source>Put %n takes back</source>
        <translation>
            <numerusform>放回 %n 个版本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::studio::MelodySource</name>
    <message>
        <source>There is not enough memory to read “%1”. Choose a shorter sound.</source>
        <translation>内存不够读取“%1”。请选择较短的声音。</translation>
    </message>
    <message>
        <source>“%1” could not be read. Try another file; the log has the details.</source>
        <translation>无法读取“%1”。请换一个文件；详情见日志。</translation>
    </message>
    <message>
        <source>Only the first %1 minutes are taken.</source>
        <translation>只取前 %1 分钟。</translation>
    </message>
    <message>
        <source>Hummed %1</source>
        <translation>哼唱 %1</translation>
    </message>
    <message>
        <source>“%1” could not be made ready. Choose the sound again.</source>
        <translation>“%1”无法准备好。请重新选择声音。</translation>
    </message>
</context>
<context>
    <name>capriccio::studio::Session</name>
    <message numerus="yes">
        <source>%n takes could be saved from “%1”.</source>
        <translation>
            <numerusform>从“%1”中救回了 %n 个版本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sound of %n of them has to be made again from its tokens.</source>
        <translation>
            <numerusform>其中 %n 个的声音需要由编码重新生成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can’t be gone on with.</source>
        <translation>
            <numerusform>其中 %n 个无法继续往下做。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::studio::TakeExporter</name>
    <message>
        <source>The sound of this take could not be had.</source>
        <translation>无法取得这个版本的声音。</translation>
    </message>
    <message>
        <source>There is not enough memory to export this take. Close other programs, or export a part of it.</source>
        <translation>内存不够导出这个版本。请关闭其他程序，或只导出一部分。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Advanced</name>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Above 1 it takes more risks, below 1 it repeats itself more.</source>
        <translation>高于 1 更冒险，低于 1 更重复。</translation>
    </message>
    <message>
        <source>guidance %1</source>
        <translation>引导 %1</translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation>top-p %1</translation>
    </message>
    <message>
        <source>top-k %1</source>
        <translation>top-k %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>温度 %1</translation>
    </message>
    <message>
        <source>Back to the usual values</source>
        <translation>恢复常用的值</translation>
    </message>
    <message>
        <source>how strictly it follows your words</source>
        <translation>按您的文字有多严格</translation>
    </message>
    <message>
        <source>Higher is stricter, and harsher above 5; at 1 it only takes a hint.</source>
        <translation>越高越严格，高于 5 会变得刺耳；为 1 时只作参考。</translation>
    </message>
    <message>
        <source>how much it chooses from</source>
        <translation>从多少声音中选择</translation>
    </message>
    <message>
        <source>So many sounds at each moment. Fewer is safer, more is freer.</source>
        <translation>每一刻可选的声音数。少则稳妥，多则自由。</translation>
    </message>
    <message>
        <source>the same, by share</source>
        <translation>同上，按比例</translation>
    </message>
    <message>
        <source>Only the likeliest sounds up to this share, in place of top-k.</source>
        <translation>只从累计到这个比例的最可能的声音中选择，代替 top-k。</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>how adventurous</source>
        <translation>有多大胆</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>显示下一条消息</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ChipRow</name>
    <message>
        <source>Genre</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>调性</translation>
    </message>
    <message>
        <source>Opens words to choose from</source>
        <translation>打开可选的词</translation>
    </message>
    <message>
        <source>Adds “%1” to the prompt, or takes it out</source>
        <translation>把“%1”加入描述，或从中去掉</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ChromaGrid</name>
    <message>
        <source>Notes of the melody</source>
        <translation>旋律的音</translation>
    </message>
    <message>
        <source>At %1: %2. Left and Right go through the melody, Up and Down change the note, Delete gives it back.</source>
        <translation>%1 处：%2。左右键在旋律中移动，上下键改变音高，Delete 恢复原来的音。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::CompareBar</name>
    <message>
        <source>C switches, at the same place</source>
        <translation>按 C 切换，位置不变</translation>
    </message>
    <message>
        <source>E&amp;qual loudness</source>
        <translation>响度相同</translation>
    </message>
    <message>
        <source>The louder one is brought down, so that only the music differs</source>
        <translation>把较响的一个调低，这样只剩音乐的差别</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止对比</translation>
    </message>
    <message>
        <source>Shift+C</source>
        <translation>Shift+C</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ComposeFooter</name>
    <message>
        <source>&amp;Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>S&amp;top and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>%1 · Ctrl+Enter</source>
        <translation>%1 · Ctrl+Enter</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在载入模型</translation>
    </message>
    <message>
        <source>what there is stays</source>
        <translation>已有的部分会保留</translation>
    </message>
    <message>
        <source>getting going</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>%1 s left · %2× real time</source>
        <translation>还剩 %1 秒 · %2 倍速</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Without a model nothing can be made.</source>
        <translation>没有模型就无法制作。</translation>
    </message>
    <message>
        <source>Write something first, or let it improvise (Ctrl+Enter)</source>
        <translation>请先写点什么，或者让它即兴发挥（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Makes what is asked for above when this one is done (Ctrl+Enter)</source>
        <translation>这一个完成后，接着制作上面所要求的 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Ends it here and keeps what there is (Ctrl+.)</source>
        <translation>到此为止，保留已有的部分 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Cancel: don’t keep it, into the bin (Ctrl+Shift+.)</source>
        <translation>取消：不保留，放入回收站 (Ctrl+Shift+.)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ComposePanel</name>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>the quickest that sounds the same</source>
        <translation>音质相同的最快方式</translation>
    </message>
    <message>
        <source>4-bit</source>
        <translation>4 位</translation>
    </message>
    <message>
        <source>least memory, a little rougher</source>
        <translation>内存最少，略粗糙</translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>quick, and sounds as published</source>
        <translation>快速，音质与发布的一致</translation>
    </message>
    <message>
        <source>16-bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>twice the memory of 8-bit</source>
        <translation>内存是 8 位的两倍</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>exactly as published, slow</source>
        <translation>与发布的完全一致，较慢</translation>
    </message>
    <message>
        <source>Takes at once</source>
        <translation>每次几个版本</translation>
    </message>
    <message>
        <source>1 take</source>
        <translation>1 个版本</translation>
    </message>
    <message>
        <source>%1 takes at once</source>
        <translation>一次 %1 个版本</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>%1 of memory, more than there is</source>
        <translation>内存 %1，超过本机所有</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>As long as it took here before</source>
        <translation>按以往在本机所用的时间</translation>
    </message>
    <message>
        <source>What to expect of this computer; it is known better after the first take</source>
        <translation>按本机性能估计；做过第一个版本后会更准</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>How many are made at once from the same words, each by another chance</source>
        <translation>用同样的文字一次制作几个版本，每个都由不同的随机数决定</translation>
    </message>
    <message>
        <source>What it takes to make %1</source>
        <translation>制作 %1 所需</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Capriccio needs one to play your words</source>
        <translation>Capriccio 需要模型才能演奏您的文字</translation>
    </message>
    <message>
        <source>to begin with: %1</source>
        <translation>可以从这个开始：%1</translation>
    </message>
    <message>
        <source>What to expect of a usual computer; this one is measured once its model is loaded</source>
        <translation>普通电脑上的预期；模型加载后会测量这台电脑</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::DeviceMenu</name>
    <message>
        <source>&amp;Sound device</source>
        <translation>声音设备</translation>
    </message>
    <message>
        <source>The system’s default</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Dialogs</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::EmptyMelody</name>
    <message>
        <source>Record a melody with the microphone</source>
        <translation>用麦克风录一段旋律</translation>
    </message>
    <message>
        <source>Microphone and count-in</source>
        <translation>麦克风和预备拍</translation>
    </message>
    <message>
        <source>Choose a sound file as melody</source>
        <translation>选择声音文件作为旋律</translation>
    </message>
    <message>
        <source>Let go to use this sound</source>
        <translation>松开即使用这个声音</translation>
    </message>
    <message>
        <source>Listening to “%1”…</source>
        <translation>正在听“%1”…</translation>
    </message>
    <message>
        <source>Hum one</source>
        <translation>哼一段</translation>
    </message>
    <message>
        <source>Hum or play into the microphone, after four beats are counted</source>
        <translation>数四拍之后，对着麦克风哼唱或演奏</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Drop a sound to go on from</source>
        <translation>把要续写的声音拖到这里</translation>
    </message>
    <message>
        <source>Drop a melody to follow, or a sound to go on from</source>
        <translation>把要跟随的旋律，或要续写的声音拖到这里</translation>
    </message>
    <message>
        <source>Get one that can…</source>
        <translation>获取一个可以的模型…</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>%1 can’t follow a melody.</source>
        <translation>%1 不能跟随旋律。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ExportController</name>
    <message>
        <source>Exporting, %1 %</source>
        <translation>正在导出，%1 %</translation>
    </message>
    <message>
        <source>Exporting take %1 of %2, %3 %</source>
        <translation>正在导出第 %1 个版本，共 %2 个，%3 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>导出为</translation>
    </message>
    <message>
        <source>%1 files (*%2)</source>
        <translation>%1 文件 (*%2)</translation>
    </message>
    <message>
        <source>Export the takes to</source>
        <translation>把版本导出到</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>“%1”已经存在。</translation>
    </message>
    <message numerus="yes">
        <source>%n of the files are there already.</source>
        <translation>
            <numerusform>其中 %n 个文件已经存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>都保留</translation>
    </message>
    <message numerus="yes">
        <source>And %n more could not be exported.</source>
        <translation>
            <numerusform>还有 %n 个无法导出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export elsewhere…</source>
        <translation>导出到别处…</translation>
    </message>
    <message>
        <source>Exported as “%1”.</source>
        <translation>已导出为“%1”。</translation>
    </message>
    <message>
        <source>%1 LUFS, peak %2 dBTP.</source>
        <translation>%1 LUFS，峰值 %2 dBTP。</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n takes to “%1”.</source>
        <translation>
            <numerusform>已把 %n 个版本导出到“%1”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Pattern of the file names</source>
        <translation>文件名模板</translation>
    </message>
    <message>
        <source>{title} {prompt} {model} {seed} {n} {date} stand for what belongs to each take</source>
        <translation>{title} {prompt} {model} {seed} {n} {date} 代表各版本自己的内容</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Export the %n chosen takes</source>
        <translation>
            <numerusform>导出所选的 %n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Music made with Meta’s weights may not be used commercially (CC&#xa0;BY-NC&#xa0;4.0). The files say so in their tags, with prompt, model and seed.</source>
        <translation>用 Meta 的权重创作的音乐不得用于商业用途（CC&#xa0;BY-NC&#xa0;4.0）。文件的标签中会注明，并附描述、模型和种子。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ExportForm</name>
    <message>
        <source>File format</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>比特率</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>variable, best (V0)</source>
        <translation>可变，最好 (V0)</translation>
    </message>
    <message>
        <source>variable, V%1</source>
        <translation>可变，V%1</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality, 0 to 10</source>
        <translation>质量，0 到 10</translation>
    </message>
    <message>
        <source> kbit/s</source>
        <translation> kbit/s</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>As loud as music on the net (−14 LUFS)</source>
        <translation>与网上音乐一样响 (−14 LUFS)</translation>
    </message>
    <message>
        <source>Another loudness</source>
        <translation>其他响度</translation>
    </message>
    <message>
        <source>By its highest peak</source>
        <translation>按最高峰值</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>&amp;Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>电平</translation>
    </message>
    <message>
        <source> LUFS</source>
        <translation> LUFS</translation>
    </message>
    <message>
        <source>Le&amp;vel</source>
        <translation>电平</translation>
    </message>
    <message>
        <source>What of the take</source>
        <translation>导出哪一部分</translation>
    </message>
    <message>
        <source>The whole take</source>
        <translation>整个版本</translation>
    </message>
    <message>
        <source>A part of it</source>
        <translation>其中一部分</translation>
    </message>
    <message>
        <source>A part, as a seamless loop</source>
        <translation>一部分，无缝循环</translation>
    </message>
    <message>
        <source>Bars, as a seamless loop</source>
        <translation>若干小节，无缝循环</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>From second</source>
        <translation>从（秒）</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>To second</source>
        <translation>到（秒）</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>小节</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> 小节</translation>
    </message>
    <message>
        <source>Tempo in beats a minute</source>
        <translation>速度（每分钟拍数）</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>Beats in a bar</source>
        <translation>每小节拍数</translation>
    </message>
    <message>
        <source> beats</source>
        <translation> 拍</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>小节</translation>
    </message>
    <message>
        <source>Fade in, seconds</source>
        <translation>淡入（秒）</translation>
    </message>
    <message>
        <source> s in</source>
        <translation> 秒淡入</translation>
    </message>
    <message>
        <source>Fade out, seconds</source>
        <translation>淡出（秒）</translation>
    </message>
    <message>
        <source> s out</source>
        <translation> 秒淡出</translation>
    </message>
    <message>
        <source>F&amp;ades</source>
        <translation>淡变</translation>
    </message>
    <message>
        <source>Leave out silence at the end</source>
        <translation>去掉结尾的静音</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source> dBTP</source>
        <translation> dBTP</translation>
    </message>
    <message>
        <source>The loop is %1 s long, or a little off where that matches better.</source>
        <translation>循环长 %1 秒，衔接更好时会略有出入。</translation>
    </message>
    <message>
        <source>The end moves a little to where it matches the beginning best.</source>
        <translation>终点会略微移到与开头衔接最好的地方。</translation>
    </message>
    <message>
        <source>MP3 repeats without a gap in some players only: WAV, FLAC, Ogg and Opus do everywhere.</source>
        <translation>MP3 只在部分播放器中能无缝循环：WAV、FLAC、Ogg 和 Opus 处处可以。</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>Only the loop (%1 – %2)</source>
        <translation>仅循环部分（%1 – %2）</translation>
    </message>
    <message>
        <source>Only the selection (%1 – %2)</source>
        <translation>仅选区（%1 – %2）</translation>
    </message>
    <message>
        <source>Only the loop (%1 – %2), seamless</source>
        <translation>仅循环部分（%1 – %2），无缝</translation>
    </message>
    <message>
        <source>The selection (%1 – %2), as a seamless loop</source>
        <translation>选区（%1 – %2），无缝循环</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::FirstStart</name>
    <message>
        <source>What do you want to hear?</source>
        <translation>你想听什么？</translation>
    </message>
    <message>
        <source>C&amp;hoose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Pick one and it plays while it is being made, or write your own.</source>
        <translation>选一个，它会边制作边播放；也可以写你自己的。</translation>
    </message>
    <message>
        <source>No model is chosen yet.</source>
        <translation>还没有选择模型。</translation>
    </message>
    <message>
        <source>%1 plays what you describe.</source>
        <translation>%1 会演奏你描述的音乐。</translation>
    </message>
    <message>
        <source>Choose anot&amp;her…</source>
        <translation>选择其他模型…</translation>
    </message>
    <message>
        <source>Choose a model first; then this one is made</source>
        <translation>请先选择模型，然后制作这一首</translation>
    </message>
    <message>
        <source>Pick one, or write your own. Choose a model first.</source>
        <translation>挑一个，或自己写。请先选择模型。</translation>
    </message>
    <message>
        <source>%1 suits this computer.</source>
        <translation>%1 适合这台电脑。</translation>
    </message>
    <message>
        <source>Get one of Meta’s MusicGen models, or use one that is on this computer already. Their weights are for non-commercial use (CC&#xa0;BY-NC&#xa0;4.0).</source>
        <translation>请获取一个 Meta 的 MusicGen 模型，或使用这台电脑上已有的模型。其权重仅供非商业使用（CC&#xa0;BY-NC&#xa0;4.0）。</translation>
    </message>
    <message>
        <source>Meta’s MusicGen weights, and music made with them, are for non-commercial use (CC&#xa0;BY-NC&#xa0;4.0).</source>
        <translation>Meta 的 MusicGen 权重以及用它们创作的音乐仅供非商业使用（CC&#xa0;BY-NC&#xa0;4.0）。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::FolderList</name>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::KeyPicker</name>
    <message>
        <source>Major, often brighter</source>
        <translation>大调，通常较明亮</translation>
    </message>
    <message>
        <source>Minor, often darker</source>
        <translation>小调，通常较暗</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不限调</translation>
    </message>
    <message>
        <source>A wish, not a promise: the models lean towards a key, and don’t always keep to it.</source>
        <translation>这是愿望，不是保证：模型会偏向某个调，但不一定始终遵守。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Language</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::LengthControl</name>
    <message>
        <source>&amp;Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length in seconds</source>
        <translation>长度（秒）</translation>
    </message>
    <message>
        <source>Length in bars</source>
        <translation>长度（小节）</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>1 s</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>Give the length in seconds</source>
        <translation>用秒表示长度</translation>
    </message>
    <message>
        <source>%1 at</source>
        <translation>%1，速度</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>Tempo: %1 beats per minute</source>
        <translation>速度：每分钟 %1 拍</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>小节</translation>
    </message>
    <message>
        <source>Type a length: 45, 0:45 or 2 min</source>
        <translation>输入长度：45、0:45 或 2 min</translation>
    </message>
    <message>
        <source>Type how many bars of four beats</source>
        <translation>输入小节数（每小节四拍）</translation>
    </message>
    <message>
        <source>Another tempo: it stands in the prompt</source>
        <translation>换一个速度：它写在提示词里</translation>
    </message>
    <message>
        <source>1 bar</source>
        <translation>1 小节</translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation>%1 小节</translation>
    </message>
    <message>
        <source>Give the length in bars, at the prompt’s tempo</source>
        <translation>按提示词的速度，以小节给出长度</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>电平</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MainMenu</name>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>About the &amp;models</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>&amp;About Capriccio</source>
        <translation>关于 Capriccio</translation>
    </message>
    <message>
        <source>&amp;Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;Output (speakers or headphones)</source>
        <translation>输出（扬声器或耳机）</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MainWindow</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MakingController</name>
    <message>
        <source>Change what is asked for</source>
        <translation>更改要求</translation>
    </message>
    <message>
        <source>Open Models</source>
        <translation>打开模型窗口</translation>
    </message>
    <message>
        <source>Make one take</source>
        <translation>只做一个版本</translation>
    </message>
    <message>
        <source>Make %1 takes</source>
        <translation>做 %1 个版本</translation>
    </message>
    <message>
        <source>Try in %1</source>
        <translation>改用 %1 再试</translation>
    </message>
    <message>
        <source>Choose a smaller model</source>
        <translation>选择更小的模型</translation>
    </message>
    <message>
        <source>What was made until then is kept.</source>
        <translation>此前生成的部分会保留。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>“%1” can’t be changed here, so no takes can be made in it. Go on in a copy, or open another project.</source>
        <translation>“%1”在这里不能修改，所以不能在其中制作版本。请在副本中继续，或打开其他项目。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MelodyCard</name>
    <message>
        <source>Correct the notes</source>
        <translation>修改音符</translation>
    </message>
    <message>
        <source>Leave the melody out</source>
        <translation>不用旋律</translation>
    </message>
    <message>
        <source>Follow this melody: other music with these notes</source>
        <translation>跟随这段旋律：用这些音做不同的音乐</translation>
    </message>
    <message>
        <source>Go on from it</source>
        <translation>由它继续</translation>
    </message>
    <message>
        <source>Go on from this sound: the piece begins with it</source>
        <translation>由这段声音继续：乐曲以它开头</translation>
    </message>
    <message>
        <source>Undo the corrections</source>
        <translation>撤销修改</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止聆听</translation>
    </message>
    <message>
        <source>The piece is to be %1 long: make it longer than this sound, or choose less of the sound.</source>
        <translation>乐曲长度设为 %1：请让它比这段声音长，或少选一些声音。</translation>
    </message>
    <message>
        <source>The piece begins with these %1 and goes on for another %2.</source>
        <translation>乐曲以这 %1 开头，再继续 %2。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Hear the sound</source>
        <translation>听这段声音</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Use the whole sound</source>
        <translation>使用整段声音</translation>
    </message>
    <message>
        <source>Drag over it to use a part</source>
        <translation>在上面拖动以使用其中一段</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>The melody is repeated until the piece ends. Drag or click a note to move it.</source>
        <translation>旋律会重复到曲子结束。拖动或点击音符来移动它。</translation>
    </message>
    <message>
        <source>Drag or click a note to move it.</source>
        <translation>拖动或点击音符来移动它。</translation>
    </message>
    <message>
        <source>Get one that can…</source>
        <translation>获取一个可以的模型…</translation>
    </message>
    <message>
        <source>Follow its melody</source>
        <translation>跟随旋律</translation>
    </message>
    <message>
        <source>%1 can’t follow a melody: to generate, take one that can, or go on from this sound.</source>
        <translation>%1 不能跟随旋律：要生成，请换一个可以的模型，或从这段声音继续。</translation>
    </message>
    <message>
        <source>%1 can’t follow a melody</source>
        <translation>%1不能跟随旋律</translation>
    </message>
    <message>
        <source>The piece is shorter than its sound</source>
        <translation>乐曲比所接的声音还短</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MelodyZone</name>
    <message>
        <source>Melody</source>
        <translation>旋律</translation>
    </message>
    <message>
        <source>Choose a sound</source>
        <translation>选择声音</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>The microphone listens: stop it first</source>
        <translation>麦克风正在录音：请先停止</translation>
    </message>
    <message>
        <source>The melody is being read</source>
        <translation>正在读取旋律</translation>
    </message>
    <message>
        <source>The system’s microphone</source>
        <translation>系统麦克风</translation>
    </message>
    <message>
        <source>&amp;Click sound in the count-in</source>
        <translation>预备拍的节拍声</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelChooser</name>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Choose a folder with a MusicGen model</source>
        <translation>选择存有 MusicGen 模型的文件夹</translation>
    </message>
    <message>
        <source>&amp;Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>%1 is here, and plays from now on.</source>
        <translation>%1 已就绪，从现在起由它演奏。</translation>
    </message>
    <message>
        <source>%1 · getting %2 %</source>
        <translation>%1 · 正在下载 %2 %</translation>
    </message>
    <message>
        <source>&amp;Get %1 and play it	%2</source>
        <translation>下载并使用 %1	%2</translation>
    </message>
    <message>
        <source>&amp;All models…</source>
        <translation>所有模型…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Meta’s weights are for non-commercial use (CC&#xa0;BY-NC&#xa0;4.0)</source>
        <translation>Meta 的权重仅供非商业使用（CC&#xa0;BY-NC&#xa0;4.0）</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelGetter</name>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>What music made with %1 may be used for</source>
        <translation>用 %1 创作的音乐可以做什么</translation>
    </message>
    <message>
        <source>This is asked once for all models under %1.</source>
        <translation>对采用 %1 的所有模型只询问这一次。</translation>
    </message>
    <message>
        <source>The &amp;whole licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>I have &amp;read it, get the model</source>
        <translation>我已阅读，下载模型</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Loaded: it holds %1 of memory</source>
        <translation>已载入：占用内存 %1</translation>
    </message>
    <message>
        <source>Memory and speed here</source>
        <translation>在这里的内存和速度</translation>
    </message>
    <message>
        <source>Its limits</source>
        <translation>它的局限</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>许可证：%1</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>&amp;Unload from memory</source>
        <translation>从内存中卸载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Get this one &amp;next</source>
        <translation>下一个下载它</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>&amp;Check every byte</source>
        <translation>逐字节检查</translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>&amp;Forget this folder</source>
        <translation>忘记这个文件夹</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>更多：%1</translation>
    </message>
    <message>
        <source>suits this computer</source>
        <translation>适合这台电脑</translation>
    </message>
    <message>
        <source>Loaded into memory</source>
        <translation>已载入内存</translation>
    </message>
    <message>
        <source>The whole licence</source>
        <translation>许可全文</translation>
    </message>
    <message>
        <source>What is damaged</source>
        <translation>损坏的部分</translation>
    </message>
    <message>
        <source>Details: licence, memory and limits</source>
        <translation>详情：许可、内存与限制</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出了什么问题</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelsWindow</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>%1 is removed; %2 are free again.</source>
        <translation>已移除 %1；腾出了 %2。</translation>
    </message>
    <message>
        <source>%1 is here and ready.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>%1 is whole: every byte is as it should be.</source>
        <translation>%1 完整：每个字节都正确。</translation>
    </message>
    <message>
        <source>Used in place from now on: %1.</source>
        <translation>从现在起就地使用：%1。</translation>
    </message>
    <message>
        <source>Models are kept in %1 now.</source>
        <translation>模型现在存放在 %1。</translation>
    </message>
    <message>
        <source>&amp;Keep them elsewhere…</source>
        <translation>存放到别处…</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Models that you have already are used where they are. You can drop the folder here, too.</source>
        <translation>你已有的模型会就地使用。也可以把文件夹拖到这里。</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>To get</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>&amp;Fetched from</source>
        <translation>下载来源</translation>
    </message>
    <message>
        <source>HF_ENDPOINT says so.</source>
        <translation>由 HF_ENDPOINT 决定。</translation>
    </message>
    <message>
        <source>Choose a folder with MusicGen models</source>
        <translation>选择存有 MusicGen 模型的文件夹</translation>
    </message>
    <message>
        <source>Copying and comparing: %1 %</source>
        <translation>正在复制和比对：%1 %</translation>
    </message>
    <message>
        <source>Kept in %1 · %2 free</source>
        <translation>存放在 %1 · 可用 %2</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>存放在 %1</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1 吗？</translation>
    </message>
    <message>
        <source>%1 will be free again. Takes made with it stay; to make more it has to be fetched anew.</source>
        <translation>将腾出 %1。用它制作的版本会保留；要再制作需重新下载。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Choose where to keep models</source>
        <translation>选择存放模型的位置</translation>
    </message>
    <message>
        <source>Keep models in %1?</source>
        <translation>把模型存放在 %1 吗？</translation>
    </message>
    <message>
        <source>The models that are here (%1) are copied there, compared byte for byte, and only then removed from %2.</source>
        <translation>这里的模型（%1）会复制过去，逐字节比对，之后才从 %2 移除。</translation>
    </message>
    <message>
        <source>Models that you get from now on are kept there.</source>
        <translation>从现在起下载的模型存放在那里。</translation>
    </message>
    <message>
        <source>&amp;Move them</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>On their way</source>
        <translation>正在获取</translation>
    </message>
    <message>
        <source>Where models are fetched from</source>
        <translation>从哪里获取模型</translation>
    </message>
    <message>
        <source>Another place on the net with the same models, such as a mirror nearer to you</source>
        <translation>网络上有同样模型的另一个地方，例如离您更近的镜像</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>另选一个…</translation>
    </message>
    <message>
        <source>Measuring how fast this computer’s memory is, once: two seconds …</source>
        <translation>正在测量这台电脑的内存速度，只此一次：两秒 …</translation>
    </message>
    <message>
        <source>Speeds are what to expect with this computer’s memory, measured here: %1 a second.</source>
        <translation>速度按这台电脑的内存估计，实测每秒 %1。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MoreBelow</name>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More below: scroll on</source>
        <translation>下面还有：继续滚动</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::NoteDialog</name>
    <message>
        <source>Note about this take</source>
        <translation>这个版本的备注</translation>
    </message>
    <message>
        <source>What you want to remember about this take</source>
        <translation>想记下的关于这个版本的事</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Name and note</source>
        <translation>名称和备注</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>版本名称</translation>
    </message>
    <message>
        <source>The take’s name; empty, it goes by its prompt</source>
        <translation>版本的名称；留空则用描述</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::NotesWindow</name>
    <message>
        <source>Notes of the melody</source>
        <translation>旋律的音</translation>
    </message>
    <message>
        <source>What the model hears</source>
        <translation>模型听到的</translation>
    </message>
    <message>
        <source>&amp;Undo the corrections</source>
        <translation>撤销修改</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止聆听</translation>
    </message>
    <message>
        <source>Hear the sound</source>
        <translation>听这段声音</translation>
    </message>
    <message>
        <source>as heard</source>
        <translation>听到的</translation>
    </message>
    <message>
        <source>moved by you</source>
        <translation>你改动的</translation>
    </message>
    <message>
        <source>outside the part, not used</source>
        <translation>选段之外，不使用</translation>
    </message>
    <message>
        <source>Drag or click a note to move it; right-click it to undo its change.</source>
        <translation>拖动或点击音符来移动它；右键点击可撤销对它的改动。</translation>
    </message>
    <message>
        <source>With the keys: arrows, Delete to undo, space to listen.</source>
        <translation>用键盘：方向键移动，Delete 撤销，空格试听。</translation>
    </message>
    <message numerus="yes">
        <source>%n notes are moved.</source>
        <translation>
            <numerusform>已移动 %n 个音符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ProjectButton</name>
    <message>
        <source>Project: %1</source>
        <translation>项目：%1</translation>
    </message>
    <message>
        <source>%1: other projects, its bin, its prompts</source>
        <translation>%1：其他项目、回收站、提示词</translation>
    </message>
    <message>
        <source>%1 (can’t be changed)</source>
        <translation>%1（不能修改）</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ProjectController</name>
    <message>
        <source>Open another…</source>
        <translation>打开其他…</translation>
    </message>
    <message>
        <source>“%1” is saved again, with all that waited.</source>
        <translation>“%1”又能保存了，等待中的内容都已存入。</translation>
    </message>
    <message>
        <source>%1 – Capriccio</source>
        <translation>%1 – Capriccio</translation>
    </message>
    <message>
        <source>Go on in a copy…</source>
        <translation>在副本中继续…</translation>
    </message>
    <message>
        <source>Go on elsewhere…</source>
        <translation>在别处继续…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>保存能读出的内容</translation>
    </message>
    <message>
        <source>%1 (saved)</source>
        <translation>%1（已救回）</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>打开最近的</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>&amp;Tidy up…</source>
        <translation>整理…</translation>
    </message>
    <message>
        <source>&amp;Bin (empty)</source>
        <translation>回收站（空）</translation>
    </message>
    <message>
        <source>&amp;Search all prompts…</source>
        <translation>搜索所有描述…</translation>
    </message>
    <message>
        <source>Capriccio projects (*.capriccio)</source>
        <translation>Capriccio 项目 (*.capriccio)</translation>
    </message>
    <message>
        <source>There is a project “%1” already. Choose another name.</source>
        <translation>已经有项目“%1”。请换一个名字。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>A new project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Its takes go into a file of their own.</source>
        <translation>它的版本存放在单独的文件中。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation>保存项目副本</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>A copy is saved as “%1”.</source>
        <translation>副本已保存为“%1”。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开它</translation>
    </message>
    <message>
        <source>Go on in a copy</source>
        <translation>在副本中继续</translation>
    </message>
    <message>
        <source>Go on in another place</source>
        <translation>在别处继续</translation>
    </message>
    <message>
        <source>Everything is in “%1” now.</source>
        <translation>现在全部内容都在“%1”中。</translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Tidy up “%1”?</source>
        <translation>整理“%1”吗？</translation>
    </message>
    <message>
        <source>This checks the whole project and gives unused space back to the disk.</source>
        <translation>这会检查整个项目，并把未用的空间还给磁盘。</translation>
    </message>
    <message>
        <source>&amp;Tidy up</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Tidying up…</source>
        <translation>正在整理…</translation>
    </message>
    <message>
        <source>Tidied up: %1 given back to the disk.</source>
        <translation>已整理：还给磁盘 %1。</translation>
    </message>
    <message>
        <source>Tidied up: the project is sound, and no space was wasted.</source>
        <translation>已整理：项目完好，没有浪费空间。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Closing now puts a copy with everything into the folder “%1”.</source>
        <translation>现在关闭会把包含全部内容的副本放入文件夹“%1”。</translation>
    </message>
    <message>
        <source>Close with a &amp;copy</source>
        <translation>保存副本并关闭</translation>
    </message>
    <message>
        <source>&amp;Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>&amp;Bin (%1)</source>
        <translation>回收站（%1）</translation>
    </message>
    <message>
        <source>This deletes what is in the bin for good, and gives the space back to the disk.</source>
        <translation>这会永久删除回收站中的内容，并把空间还给磁盘。</translation>
    </message>
    <message>
        <source>Open re&amp;cent (no other yet)</source>
        <translation>打开最近的项目（还没有别的）</translation>
    </message>
    <message>
        <source>What you did last can’t be saved</source>
        <translation>最近的更改无法保存</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptBox</name>
    <message>
        <source>Prompt</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Describe the music: style, instruments, mood, tempo…</source>
        <translation>描述这段音乐：风格、乐器、情绪、速度…</translation>
    </message>
    <message>
        <source>English works best</source>
        <translation>英文效果最好</translation>
    </message>
    <message>
        <source>Ctrl+↑ earlier</source>
        <translation>Ctrl+↑ 上一条</translation>
    </message>
    <message>
        <source>Needs a guidance above 1 (under Advanced).</source>
        <translation>需要引导强度大于 1（在“高级”中）。</translation>
    </message>
    <message>
        <source>&amp;Without:</source>
        <translation>不要：</translation>
    </message>
    <message>
        <source>Without: what to keep away from</source>
        <translation>不要：要避开的东西</translation>
    </message>
    <message>
        <source>What the music is to keep away from</source>
        <translation>音乐要避开的东西</translation>
    </message>
    <message>
        <source>noise, vocals…</source>
        <translation>例如 noise, vocals…</translation>
    </message>
    <message>
        <source>Too long: the model reads only the first %1 % of it.</source>
        <translation>太长：模型只读前 %1 %。</translation>
    </message>
    <message>
        <source>Nearly as long as the model can read.</source>
        <translation>快到模型能读的长度了。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptEdit</name>
    <message>
        <source>Words used before</source>
        <translation>用过的词</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptSearch</name>
    <message>
        <source>Search all prompts</source>
        <translation>搜索所有描述</translation>
    </message>
    <message>
        <source>Words of a prompt</source>
        <translation>描述里的词</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>No prompt has all of these words.</source>
        <translation>没有描述包含所有这些词。</translation>
    </message>
    <message>
        <source>&amp;Open its project</source>
        <translation>打开它的项目</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Use this prompt</source>
        <translation>使用这个描述</translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Search all prompts, of every project</source>
        <translation>搜索每个项目的所有提示词</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::QueueView</name>
    <message>
        <source>Held back after the fault.</source>
        <translation>出错后暂停。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Music without a prompt</source>
        <translation>没有描述的音乐</translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>in “%1”</source>
        <translation>在“%1”中</translation>
    </message>
    <message>
        <source>Make it next</source>
        <translation>下一个制作</translation>
    </message>
    <message numerus="yes">
        <source>Up next, and %n more</source>
        <translation>
            <numerusform>接下来，还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Up next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Don’t make it</source>
        <translation>不制作</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::RecordingCard</name>
    <message>
        <source>%1 beats to go</source>
        <translation>还有 %1 拍</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>麦克风电平</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>Hum after the count</source>
        <translation>数拍之后哼唱</translation>
    </message>
    <message>
        <source>Stop and use it</source>
        <translation>停止并使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>As fast as the prompt says, or else 120</source>
        <translation>按提示词的速度，没有则为 120</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Let this recording go</source>
        <translation>不要这段录音</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SectionEditor</name>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Divides the piece: another prompt from there on</source>
        <translation>把乐曲分段：从那里起用另一个描述</translation>
    </message>
    <message>
        <source>What this section is to be</source>
        <translation>这一段的描述</translation>
    </message>
    <message>
        <source>Where this section begins</source>
        <translation>这一段从哪里开始</translation>
    </message>
    <message>
        <source>This one has the prompt above</source>
        <translation>这一段用上面的描述</translation>
    </message>
    <message>
        <source>Add a section</source>
        <translation>添加段落</translation>
    </message>
    <message>
        <source>Another prompt from some point on: an intro, a chorus, a break, an ending</source>
        <translation>从某处起换一个提示词：前奏、副歌、间奏、结尾</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Type where this section begins, 1:45 say, or drag its edge above</source>
        <translation>输入这一段从哪里开始，例如 1:45，或拖动上面的边缘</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Take this section out: the one before it goes on</source>
        <translation>去掉这一段：由前一段继续</translation>
    </message>
    <message>
        <source>Intro</source>
        <translation>前奏</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>主歌</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>副歌</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥段</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>尾奏</translation>
    </message>
    <message>
        <source>Begins with “%1”</source>
        <translation>以“%1”开头</translation>
    </message>
    <message>
        <source>What comes here: break, pads only</source>
        <translation>这里是什么：例如 break, pads only</translation>
    </message>
    <message>
        <source>one prompt</source>
        <translation>一个提示词</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SectionTimeline</name>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Section %1 of %2, from %3: %4</source>
        <translation>第 %1 段，共 %2 段，从 %3 起：%4</translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>write what comes here</source>
        <translation>写下这里是什么</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SectionsStrip</name>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，从 %2 起</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SeedField</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>&amp;Roll one and keep it</source>
        <translation>掷一个并保留</translation>
    </message>
    <message>
        <source>Chance decides each take anew. The same seed with the same settings gives exactly the same music again.</source>
        <translation>每个版本都由随机数决定。相同的种子加上相同的设置，会得到完全相同的音乐。</translation>
    </message>
    <message>
        <source>See&amp;d (chance)</source>
        <translation>种子（随机）</translation>
    </message>
    <message>
        <source>Type a number, or empty it for a different one each time.</source>
        <translation>输入一个数字；清空则每次不同。</translation>
    </message>
    <message>
        <source>&amp;Different each time</source>
        <translation>每次不同</translation>
    </message>
    <message>
        <source>&amp;Always the same: %1</source>
        <translation>总是相同：%1</translation>
    </message>
    <message>
        <source>&amp;Type a seed…</source>
        <translation>输入种子…</translation>
    </message>
    <message>
        <source>always</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>different each time</source>
        <translation>每次不同</translation>
    </message>
    <message>
        <source>&amp;Keep the last take’s: %1</source>
        <translation>保留上一个版本的：%1</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>没有这样的设置。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Loudness for listening</source>
        <translation>聆听响度</translation>
    </message>
    <message>
        <source>volume LUFS level normalise</source>
        <translation>音量 LUFS 电平 标准化</translation>
    </message>
    <message>
        <source>Making music</source>
        <translation>创作音乐</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What plays your prompts, until you choose another.</source>
        <translation>演奏你的描述，直到你选择另一个。</translation>
    </message>
    <message>
        <source>default folder MusicGen</source>
        <translation>默认 文件夹 MusicGen</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 个</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>处理器核心</translation>
    </message>
    <message>
        <source>Fewer leave room for other programs; the music stays the same.</source>
        <translation>少用一些可给其他程序留出余地；音乐不变。</translation>
    </message>
    <message>
        <source>threads CPU speed</source>
        <translation>线程 CPU 速度</translation>
    </message>
    <message>
        <source>Choose a folder for saved music</source>
        <translation>选择保存音乐的文件夹</translation>
    </message>
    <message>
        <source>Saved music</source>
        <translation>保存的音乐</translation>
    </message>
    <message>
        <source>The folder that saving starts in.</source>
        <translation>保存时首先打开的文件夹。</translation>
    </message>
    <message>
        <source>export directory path</source>
        <translation>导出 目录 路径</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Prompts work best in English, whatever it is.</source>
        <translation>无论选哪种语言，英文描述效果最好。</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>What you hum a melody into.</source>
        <translation>哼唱旋律时使用。</translation>
    </message>
    <message>
        <source>audio device input record</source>
        <translation>音频 设备 输入 录音</translation>
    </message>
    <message>
        <source>Counting in</source>
        <translation>预备拍</translation>
    </message>
    <message>
        <source>Four beats are counted before a recording begins.</source>
        <translation>录音开始前先数四拍。</translation>
    </message>
    <message>
        <source>metronome clicks</source>
        <translation>节拍器 滴答</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>default quality bits memory speed int8 int4 bf16 f32</source>
        <translation>默认 质量 位 内存 速度 int8 int4 bf16 f32</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>New projects are made here; those that are there already stay where they are.</source>
        <translation>新项目建在这里；已有的项目留在原处。</translation>
    </message>
    <message>
        <source>directory path takes</source>
        <translation>目录 路径 版本</translation>
    </message>
    <message>
        <source>Choose a folder for projects</source>
        <translation>选择存放项目的文件夹</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Those that you get are kept here; with another folder they move there.</source>
        <translation>获取的模型存放在这里；换文件夹时会一起移过去。</translation>
    </message>
    <message>
        <source>directory path disk download store</source>
        <translation>目录 路径 磁盘 下载 存储</translation>
    </message>
    <message>
        <source>Choose a folder with MusicGen models</source>
        <translation>选择存有 MusicGen 模型的文件夹</translation>
    </message>
    <message>
        <source>Models elsewhere</source>
        <translation>其他位置的模型</translation>
    </message>
    <message>
        <source>Folders of yours whose models are used where they are.</source>
        <translation>你自己的文件夹，其中的模型在原处使用。</translation>
    </message>
    <message>
        <source>directory path import checkpoint</source>
        <translation>目录 路径 导入 检查点</translation>
    </message>
    <message>
        <source>moving: %1 %</source>
        <translation>正在移动：%1 %</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>With less of it, what opens and closes does so at once.</source>
        <translation>减少动画后，展开和收起会立即完成。</translation>
    </message>
    <message>
        <source>animation reduce accessibility</source>
        <translation>动效 减少 无障碍</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Fewer bits are quicker and take less memory. What each costs here is in the menu above Generate.</source>
        <translation>位数少则更快，也更省内存。各种精度在本机的耗时见生成按钮上方的菜单。</translation>
    </message>
    <message>
        <source>Output (speakers or headphones)</source>
        <translation>输出（扬声器或耳机）</translation>
    </message>
    <message>
        <source>Where the music is heard.</source>
        <translation>音乐从哪里播放。</translation>
    </message>
    <message>
        <source>audio device sound card interface</source>
        <translation>音频 设备 声卡 接口 audio device</translation>
    </message>
    <message>
        <source>Finished takes as they are, or all at one loudness. Only while you listen: files have their own.</source>
        <translation>完成的版本保持原样，或全部同样响。只影响聆听：文件有自己的响度。</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>All equally soft</source>
        <translation>全部同样轻</translation>
    </message>
    <message>
        <source>All equally loud</source>
        <translation>全部同样响</translation>
    </message>
    <message>
        <source>All as loud as streaming</source>
        <translation>全部与流媒体同样响</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark; like the desktop changes with it, also in the evening.</source>
        <translation>浅色或深色；跟随桌面则随它变化，傍晚也一样。</translation>
    </message>
    <message>
        <source>theme colour light dark</source>
        <translation>主题 颜色 浅色 深色 theme</translation>
    </message>
    <message>
        <source>Click sound</source>
        <translation>节拍声</translation>
    </message>
    <message>
        <source>The system’s default</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SoundStrip</name>
    <message>
        <source>The part to use</source>
        <translation>要用的部分</translation>
    </message>
    <message>
        <source>From %1 to %2 of %3. Left and Right move its begin, Shift with them its end.</source>
        <translation>%3 中的 %1 到 %2。左右键移动起点，加 Shift 移动终点。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::SpectrogramLayer</name>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::StageController</name>
    <message>
        <source>Choose another take in the list, then press C: both are heard at the same place.</source>
        <translation>在列表中选择另一条，然后按 C：两条在同一位置对比试听。</translation>
    </message>
    <message>
        <source>Copied. Paste it into a folder or an audio editor.</source>
        <translation>已复制。可粘贴到文件夹或音频编辑器中。</translation>
    </message>
    <message>
        <source>Make another take first: then both are heard at the same place.</source>
        <translation>请先再制作一个版本：然后可在同一位置比较两者。</translation>
    </message>
    <message>
        <source>Making this take’s sound again from its tokens…</source>
        <translation>正在由编码重新生成这个版本的声音…</translation>
    </message>
    <message>
        <source>These two takes can’t be compared: one has no sound yet, or another sample rate.</source>
        <translation>这两条无法对比：其中一条还没有声音，或采样率不同。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::StarRating</name>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Stars (keys 1 to 5, 0 for none)</source>
        <translation>星级（按 1 到 5，0 表示无）</translation>
    </message>
    <message>
        <source>Takes with any stars</source>
        <translation>任意星级的版本</translation>
    </message>
    <message numerus="yes">
        <source>Takes with at least %n stars</source>
        <translation>
            <numerusform>至少 %n 星的版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only takes with so many stars and more</source>
        <translation>只显示达到此星级的版本</translation>
    </message>
    <message>
        <source>Click the last lit star again to show all takes</source>
        <translation>再点一次最后一颗亮星，显示全部版本</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeDelegate</name>
    <message>
        <source>deleted %1</source>
        <translation>%1删除</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>in the same pass</source>
        <translation>同一次制作</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>变奏</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>版本名称</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>of %1, stopped</source>
        <translation>共 %1，已停止</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Play (Enter)</source>
        <translation>播放 (Enter)</translation>
    </message>
    <message>
        <source>Cancel: stop making it, and put it into the bin (Ctrl+Shift+.)</source>
        <translation>取消：停止制作并放入回收站 (Ctrl+Shift+.)</translation>
    </message>
    <message>
        <source>More: name, note, compare, variation… (menu key)</source>
        <translation>更多：名称、备注、对比、变奏…（菜单键）</translation>
    </message>
    <message>
        <source>Put it back among the takes</source>
        <translation>放回到版本列表中</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeHeader</name>
    <message>
        <source>Compare with another take (C)</source>
        <translation>与另一个版本对比 (C)</translation>
    </message>
    <message>
        <source>Drag out</source>
        <translation>拖出</translation>
    </message>
    <message>
        <source>Drag this into a folder, an audio editor or onto the melody; a click copies it as a file</source>
        <translation>拖到文件夹、音频编辑器或旋律区；点按则复制为文件</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export as a sound file (Ctrl+S)</source>
        <translation>导出为声音文件 (Ctrl+S)</translation>
    </message>
    <message>
        <source>More: name, note, variation, delete…</source>
        <translation>更多：名称、备注、变奏、删除…</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>对比…</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeListModel</name>
    <message>
        <source>%1 % made</source>
        <translation>已制作 %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>goes on from “%1”</source>
        <translation>接续自“%1”</translation>
    </message>
    <message>
        <source>variation of “%1”</source>
        <translation>“%1”的变奏</translation>
    </message>
    <message>
        <source>Drag it into a folder or an audio editor, or onto the melody.</source>
        <translation>可拖到文件夹、音频编辑器或旋律区。</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>有备注</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakeStage</name>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>正在制作</translation>
    </message>
    <message>
        <source>stopped at %1, kept</source>
        <translation>停在 %1，已保留</translation>
    </message>
    <message>
        <source>take %1 of %2</source>
        <translation>第 %1 个版本，共 %2 个</translation>
    </message>
    <message>
        <source>failed at %1, kept</source>
        <translation>在 %1 处失败，已保留</translation>
    </message>
    <message>
        <source>failed at %1, kept: %2</source>
        <translation>在 %1 处失败，已保留：%2</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>正在载入 %1…</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakesHead</name>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the chosen takes (Ctrl+E)</source>
        <translation>导出所选的版本 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Deletes what is in the bin for good</source>
        <translation>永久删除回收站中的内容</translation>
    </message>
    <message>
        <source>‹ Close the bin</source>
        <translation>‹ 关闭回收站</translation>
    </message>
    <message>
        <source>Shows the takes again; the bin stays as it is</source>
        <translation>回到版本列表；回收站保持不变</translation>
    </message>
    <message>
        <source>What is here stays until you empty the bin.</source>
        <translation>这里的内容会一直保留，直到你清空回收站。</translation>
    </message>
    <message>
        <source>Search: piano, small, ****</source>
        <translation>搜索：piano、small、****</translation>
    </message>
    <message>
        <source>Search the takes by words, stars or model</source>
        <translation>按词语、星级或模型搜索版本</translation>
    </message>
    <message>
        <source>Words of prompt, name, note or model; **** for four stars and up (Ctrl+F)</source>
        <translation>描述、名称、备注或模型中的词；**** 表示四星及以上 (Ctrl+F)</translation>
    </message>
    <message>
        <source>and up</source>
        <translation>及以上</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树形</translation>
    </message>
    <message>
        <source>Each take under the one it came from (Ctrl+Shift+T)</source>
        <translation>把每个版本放在它的来源下面 (Ctrl+Shift+T)</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message numerus="yes">
        <source>Export %n…</source>
        <translation>
            <numerusform>导出 %n 个…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export the %n chosen takes (Ctrl+E)</source>
        <translation>
            <numerusform>导出所选的 %n 个版本 (Ctrl+E)</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the chosen take; choose more with Ctrl or Shift (Ctrl+E)</source>
        <translation>导出所选的版本；按住 Ctrl 或 Shift 可多选 (Ctrl+E)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>found takes</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 takes found</source>
        <translation>找到 %1 个，共 %2 个</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TakesPanel</name>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The takes you make appear here.</source>
        <translation>你制作的版本会出现在这里。</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Nothing is lost, ever: they stay in this project.</source>
        <translation>什么都不会丢：它们留在这个项目里。</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n takes</source>
        <translation>
            <numerusform>删除 %n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is in the bin.</source>
        <translation>“%1”已移到回收站。</translation>
    </message>
    <message numerus="yes">
        <source>%n takes are in the bin.</source>
        <translation>
            <numerusform>%n 个版本已移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n takes for good?</source>
        <translation>
            <numerusform>永久删除 %n 个版本吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Delete the take for good?</source>
        <translation>永久删除这个版本吗？</translation>
    </message>
    <message>
        <source>Cop&amp;y as a file</source>
        <translation>复制为文件</translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>&amp;Compare with “%1”</source>
        <translation>与“%1”对比</translation>
    </message>
    <message>
        <source>&amp;Compare with another take</source>
        <translation>与另一个版本对比</translation>
    </message>
    <message>
        <source>&amp;Stop and keep what there is</source>
        <translation>停止并保留已有的部分</translation>
    </message>
    <message>
        <source>Cancel, &amp;into the bin</source>
        <translation>取消，放入回收站</translation>
    </message>
    <message>
        <source>&amp;Make exactly this again (same seed)</source>
        <translation>原样再做一次（种子相同）</translation>
    </message>
    <message>
        <source>Make a &amp;variation (new seed)</source>
        <translation>做一个变奏（新种子）</translation>
    </message>
    <message>
        <source>&amp;Go on from its end</source>
        <translation>从结尾继续</translation>
    </message>
    <message>
        <source>Copy its settings to the &amp;left</source>
        <translation>把它的设置复制到左侧</translation>
    </message>
    <message>
        <source>Show what it c&amp;ame from</source>
        <translation>显示它的来源</translation>
    </message>
    <message>
        <source>Add a &amp;note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Its &amp;note…</source>
        <translation>它的备注…</translation>
    </message>
    <message>
        <source>S&amp;tars</source>
        <translation>星级</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Export %n takes…</source>
        <translation>
            <numerusform>导出 %n 个版本…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. “%1” is in the bin.</source>
        <translation>已取消。“%1”已移到回收站。</translation>
    </message>
    <message numerus="yes">
        <source>Cancelled. %n takes are in the bin.</source>
        <translation>
            <numerusform>已取消。%n 个版本已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>No take has so many stars.</source>
        <translation>没有版本达到这个星级。</translation>
    </message>
    <message>
        <source>No take has all of that.</source>
        <translation>没有版本符合全部条件。</translation>
    </message>
    <message>
        <source>“%1” is back among the takes.</source>
        <translation>“%1”已放回。</translation>
    </message>
    <message numerus="yes">
        <source>%n takes are back among the others.</source>
        <translation>
            <numerusform>%n 个版本已放回。</numerusform>
        </translation>
    </message>
    <message>
        <source>This empties the bin. It can’t be undone.</source>
        <translation>这会清空回收站，无法撤销。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TempoPicker</name>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Beats per minute</source>
        <translation>每分钟拍数</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>%1 beats per minute</source>
        <translation>每分钟 %1 拍</translation>
    </message>
    <message>
        <source>Tap the beat</source>
        <translation>敲出拍子</translation>
    </message>
    <message>
        <source>No tempo</source>
        <translation>不指定速度</translation>
    </message>
    <message>
        <source>Click along, or press T. The models keep to a tempo within about 5 bpm.</source>
        <translation>跟着点按，或按 T。模型的速度大约准确到 5 bpm 以内。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::TopBar</name>
    <message>
        <source>Menu and settings</source>
        <translation>菜单与设置</translation>
    </message>
    <message>
        <source>%1× real time</source>
        <translation>%1 倍速</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Show or hide the takes (Ctrl+T)</source>
        <translation>显示或隐藏版本 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation>搜索描述</translation>
    </message>
    <message>
        <source>Search the prompts of all projects (Ctrl+Shift+F)</source>
        <translation>搜索所有项目的描述 (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Takes (%1)</source>
        <translation>版本（%1）</translation>
    </message>
    <message numerus="yes">
        <source>Show or hide the takes (Ctrl+T); %n wait to be made</source>
        <translation>
            <numerusform>显示或隐藏版本 (Ctrl+T)；有 %n 项等待制作</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Transport</name>
    <message>
        <source>Play &amp;now</source>
        <translation>立即播放</translation>
    </message>
    <message>
        <source>Starts at once, even if the music may pause on the way</source>
        <translation>马上开始，即使音乐途中可能停顿</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>到开头 (Home)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放 (空格)</translation>
    </message>
    <message>
        <source>Play again and again (L)</source>
        <translation>循环播放 (L)</translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation>静音 (M)</translation>
    </message>
    <message>
        <source>Where it sounds</source>
        <translation>从哪里发声</translation>
    </message>
    <message>
        <source>Made of what must be made before the sound starts</source>
        <translation>开始播放前需要制作的部分的进度</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Sound on (M)</source>
        <translation>打开声音 (M)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停 (空格)</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Plays by itself when it will not stall; not to, press (Space)</source>
        <translation>不会卡顿时自动播放；按一下则不播放（空格键）</translation>
    </message>
    <message>
        <source>Stop playing (.)</source>
        <translation>停止播放（.）</translation>
    </message>
    <message>
        <source>Volume (Alt+↑, Alt+↓)</source>
        <translation>音量（Alt+↑、Alt+↓）</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::WaveformTools</name>
    <message>
        <source>Part of the waveform in sight</source>
        <translation>可见的波形部分</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Show the waveform (S)</source>
        <translation>显示波形 (S)</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
    <message>
        <source>Show the spectrogram: which pitches sound when (S)</source>
        <translation>显示频谱图：何时有哪些音高 (S)</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>缩小 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选区</translation>
    </message>
    <message>
        <source>Zoom to the selection (Z)</source>
        <translation>放大到选区 (Z)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Zoom out to the whole take (Ctrl+0)</source>
        <translation>显示整个版本 (Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::WaveformView</name>
    <message>
        <source>Keep up to here, go on</source>
        <translation>保留到这里，继续往下做</translation>
    </message>
    <message>
        <source>Waveform and position</source>
        <translation>波形和位置</translation>
    </message>
    <message>
        <source>Makes a new take that begins like this one up to here (K)</source>
        <translation>制作一个新版本，到这里为止与当前版本相同 (K)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n 小节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation>%1 小节</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>尚未制作</translation>
    </message>
    <message>
        <source>loop · %1</source>
        <translation>循环 · %1</translation>
    </message>
    <message>
        <source>&amp;Play from %1</source>
        <translation>从 %1 播放</translation>
    </message>
    <message>
        <source>&amp;Keep up to %1, go on</source>
        <translation>保留到 %1，继续往下做</translation>
    </message>
    <message>
        <source>&amp;Loop the selection</source>
        <translation>循环选区</translation>
    </message>
    <message>
        <source>&amp;Zoom to the selection</source>
        <translation>放大到选区</translation>
    </message>
    <message>
        <source>&amp;Export the selection…</source>
        <translation>导出选区…</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Show the &amp;waveform</source>
        <translation>显示波形</translation>
    </message>
    <message>
        <source>Show the &amp;spectrogram</source>
        <translation>显示频谱图</translation>
    </message>
    <message>
        <source>Play, or click in the waveform, to where what you keep shall end</source>
        <translation>播放，或在波形上点按，到要保留部分的结尾处</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Loop: %1 (%2) · L stops it</source>
        <translation>循环：%1（%2）· 按 L 停止</translation>
    </message>
    <message>
        <source>Selected: %1 (%2) · L loops it</source>
        <translation>已选：%1（%2）· 按 L 循环</translation>
    </message>
    <message>
        <source>To the playhead</source>
        <translation>回到播放位置</translation>
    </message>
    <message>
        <source>To the playhead, at %1</source>
        <translation>回到播放位置（%1）</translation>
    </message>
    <message>
        <source>Click to seek · drag to select · wheel to zoom</source>
        <translation>点击跳转 · 拖动以选择 · 滚轮放大</translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>Another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source> (process %1)</source>
        <translation>（进程 %1）</translation>
    </message>
    <message>
        <source>, since %1</source>
        <translation>，自 %1</translation>
    </message>
</context>
</TS>
