<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Catalogue</name>
    <message>
        <source>Meta publishes these weights for non-commercial use. Music made with them may be shared and changed when Meta&apos;s MusicGen is named, but not used commercially: not sold, not in advertising, not in paid work.</source>
        <translation>Meta 公开这些权重，仅供非商业使用。用它们创作的音乐，在注明 Meta 的 MusicGen 后可以分享和改编，但不得用于商业用途：不得出售，不得用于广告，也不得用于有报酬的工作。</translation>
    </message>
    <message>
        <source>Free for any use, without conditions.</source>
        <translation>可自由用于任何用途，没有任何条件。</translation>
    </message>
    <message>
        <source>First sketches in 22 genres, and a melody to follow, without a download.</source>
        <translation>无需下载，即可用 22 种风格写出最初的草稿，也能跟随旋律。</translation>
    </message>
    <message>
        <source>The quickest of Meta&apos;s models: ideas, loops and sketches from a description.</source>
        <translation>Meta 模型中最快的一个：根据描述生成灵感、循环和草稿。</translation>
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
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Capriccio</source>
        <translation>Capriccio</translation>
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
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Making</source>
        <translation>创作</translation>
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
        <source>Stop generating and keep what there is</source>
        <translation>停止生成，保留已有的部分</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>To the prompt</source>
        <translation>转到描述框</translation>
    </message>
    <message>
        <source>Ctrl+↑  Ctrl+↓</source>
        <translation>Ctrl+↑  Ctrl+↓</translation>
    </message>
    <message>
        <source>Earlier and later prompts</source>
        <translation>较早和较晚的描述</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>From the prompt to the music; closes a message</source>
        <translation>从描述框回到音乐；关闭消息</translation>
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
        <translation>播放或暂停（不在文字框中时）</translation>
    </message>
    <message>
        <source>←  →</source>
        <translation>←  →</translation>
    </message>
    <message>
        <source>One second back or on, in the waveform; with Shift five</source>
        <translation>在波形中后退或前进一秒；按住 Shift 为五秒</translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation>Home  End</translation>
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
        <source>Play the selection, or all of it, again and again</source>
        <translation>循环播放所选部分或全曲</translation>
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
        <source>C  Shift+C</source>
        <translation>C  Shift+C</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Keep up to here, go on</source>
        <translation>保留到这里，继续写下去</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Ctrl++  Ctrl+−</source>
        <translation>Ctrl++  Ctrl+−</translation>
    </message>
    <message>
        <source>Nearer, farther away</source>
        <translation>放大，缩小</translation>
    </message>
    <message>
        <source>All of it; the selection alone</source>
        <translation>显示全部；只显示所选部分</translation>
    </message>
    <message>
        <source>[  ]</source>
        <translation>[  ]</translation>
    </message>
    <message>
        <source>The selection begins, ends at the playhead</source>
        <translation>以播放位置为选区的起点、终点</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Waveform or pitches</source>
        <translation>波形或音高</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
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
        <source>F1  Ctrl+/</source>
        <translation>F1  Ctrl+/</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
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
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Make music by describing it. Version %1.</source>
        <translation>用文字描述来创作音乐。版本 %1。</translation>
    </message>
    <message>
        <source>Capriccio itself is free software under the MIT licence. It runs Meta&apos;s MusicGen models on this computer; nothing you type or make leaves it.</source>
        <translation>Capriccio 本身是 MIT 许可证下的自由软件。它在这台电脑上运行 Meta 的 MusicGen 模型；您输入和创作的一切都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>The weights of those models are Meta&apos;s, under CC BY-NC 4.0: music made with them is not for commercial use.</source>
        <translation>这些模型的权重属于 Meta，采用 CC BY-NC 4.0 许可：用它们创作的音乐不得用于商业用途。</translation>
    </message>
    <message>
        <source>The typeface is Inter, under the SIL Open Font License 1.1. Made with Qt, libtorch, SentencePiece, PortAudio, libsndfile, soxr, libebur128, KISS FFT and JSON for Modern C++.</source>
        <translation>字体为 Inter（SIL Open Font License 1.1）。使用 Qt、libtorch、SentencePiece、PortAudio、libsndfile、soxr、libebur128、KISS FFT 和 JSON for Modern C++ 制作。</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>许可证(&amp;L)…</translation>
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
        <source>Commercial use: the weights are under CC BY-NC 4.0, and so is what is made with them. Making or sharing anything that hurts or shuts out people.</source>
        <translation>商业用途：权重采用 CC BY-NC 4.0 许可，用它们创作的内容也是如此。也不得制作或传播伤害、排斥他人的内容。</translation>
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
        <source>Compare with the chosen take, or the one before; stop comparing</source>
        <translation>与所选的一条或前一条对比；停止对比</translation>
    </message>
    <message>
        <source>Ctrl+0  Z</source>
        <translation>Ctrl+0  Z</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Ctrl+T  Ctrl+F</source>
        <translation>Ctrl+T  Ctrl+F</translation>
    </message>
    <message>
        <source>Show or hide them; search them</source>
        <translation>显示或隐藏；搜索</translation>
    </message>
    <message>
        <source>Enter  F2  Del</source>
        <translation>Enter  F2  Del</translation>
    </message>
    <message>
        <source>In the list: play, rename, throw away</source>
        <translation>在列表中：播放、重命名、丢弃</translation>
    </message>
    <message>
        <source>0 … 5</source>
        <translation>0 … 5</translation>
    </message>
    <message>
        <source>In the list: stars</source>
        <translation>在列表中：星级</translation>
    </message>
    <message>
        <source>Ctrl+S  Ctrl+E</source>
        <translation>Ctrl+S  Ctrl+E</translation>
    </message>
    <message>
        <source>Export the take on the stage; the chosen ones</source>
        <translation>导出台上的一条；导出所选的</translation>
    </message>
    <message>
        <source>Ctrl+Z  Ctrl+Shift+Z</source>
        <translation>Ctrl+Z  Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Undo and redo what was done to takes and project</source>
        <translation>撤销和重做对作品与项目的更改</translation>
    </message>
    <message>
        <source>Ctrl+N  Ctrl+O</source>
        <translation>Ctrl+N  Ctrl+O</translation>
    </message>
    <message>
        <source>New project; open one</source>
        <translation>新建项目；打开项目</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Search all prompts</source>
        <translation>搜索所有描述</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Each take under the one it came from</source>
        <translation>把每个版本放在它的来源下面</translation>
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
        <source>%1 bit</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>%1 can&apos;t be loaded: %2. Open Models and choose Repair: only what is wrong is fetched again.</source>
        <translation>无法载入 %1：%2。请打开“模型”并选择“修复”：只会重新下载有问题的部分。</translation>
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
        <source>“%1” can&apos;t be written to. Choose another folder.</source>
        <translation>无法写入“%1”。请选择其他文件夹。</translation>
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
</context>
<context>
    <name>Models</name>
    <message>
        <source>about %1× real time</source>
        <translation>约为实时的 %1 倍</translation>
    </message>
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
        <source>Damaged: %1. Repair fetches only that.</source>
        <translation>已损坏：%1。修复只会下载这一部分。</translation>
    </message>
    <message>
        <source>Damaged: %1. Repair gets a copy of Capriccio&apos;s own.</source>
        <translation>已损坏：%1。修复会下载 Capriccio 自己的一份。</translation>
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
        <source>%1. In another program&apos;s cache: used where it is, never changed.</source>
        <translation>%1。在另一个程序的缓存中：就地使用，从不改动。</translation>
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
        <source>about %1× real time here</source>
        <translation>在这里约为实时的 %1 倍</translation>
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
        <source>ended at %1</source>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>从 %1 起：%2</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>避开：%1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
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
        <source>“%1” has another length on %2 than was announced.</source>
        <translation>“%1”在 %2 上的长度与公布的不同。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>与 %1 的连接断开了。</translation>
    </message>
    <message>
        <source>“%1” arrived damaged, more than once, and was thrown away. Something on the way from %2 changes it. Try again later, or from another network.</source>
        <translation>“%1”多次下载后都已损坏，已丢弃。从 %2 来的途中有东西改动了它。请稍后再试，或换一个网络。</translation>
    </message>
    <message>
        <source>The disk is full. Make room, or keep models on another disk; what has arrived stays.</source>
        <translation>磁盘已满。请腾出空间，或把模型放到别的磁盘；已下载的部分会保留。</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written. Check the folder, or keep models somewhere else.</source>
        <translation>无法写入“%1”。请检查文件夹，或把模型放到别处。</translation>
    </message>
</context>
<context>
    <name>capriccio::library::HubRequest</name>
    <message>
        <source>The connection to %1 is there, but nothing comes any more.</source>
        <translation>与 %1 的连接还在，但不再有数据。</translation>
    </message>
    <message>
        <source>%1 sent another part of the file than was asked for.</source>
        <translation>%1 发来的不是所要的文件部分。</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe: its certificate can&apos;t be trusted. Check this computer&apos;s date and the proxy.</source>
        <translation>与 %1 的连接不安全：其证书不可信。请检查这台电脑的日期和代理。</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password. Put them into the proxy&apos;s address in the system&apos;s settings.</source>
        <translation>代理要求用户名和密码。请把它们写入系统设置中的代理地址。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached. Check the network connection.</source>
        <translation>无法连接 %1。请检查网络连接。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>与 %1 的连接断开了。</translation>
    </message>
    <message>
        <source>%1 wants to go on without encryption, which is not done.</source>
        <translation>%1 要求不加密继续，这是不允许的。</translation>
    </message>
    <message>
        <source>%1 sends from one address to the next without end. Try again later, or choose another hub.</source>
        <translation>%1 不停地转到别的地址。请稍后再试，或选择其他来源。</translation>
    </message>
    <message>
        <source>%1 does not let this computer have “%2”. If it asks for an account, put its access token into HF_TOKEN.</source>
        <translation>%1 不允许这台电脑取得“%2”。如果它要求帐户，请把访问令牌放入 HF_TOKEN。</translation>
    </message>
    <message>
        <source>%1 asks to wait a little.</source>
        <translation>%1 要求稍等。</translation>
    </message>
    <message>
        <source>%1 has trouble (%2).</source>
        <translation>%1 出了问题（%2）。</translation>
    </message>
    <message>
        <source>%1 gave an answer that makes no sense here (%2).</source>
        <translation>%1 的回答在这里没有意义（%2）。</translation>
    </message>
    <message>
        <source>%1 does not have “%2” as this version of Capriccio knows it. Choose another hub, or get a newer Capriccio.</source>
        <translation>%1 上没有此版本 Capriccio 所知的“%2”。请选择其他来源，或获取较新的 Capriccio。</translation>
    </message>
</context>
<context>
    <name>capriccio::library::Library</name>
    <message>
        <source>%1 is not Capriccio&apos;s to remove: it lies in “%2”.</source>
        <translation>%1 不归 Capriccio 管理，不能移除：它在“%2”中。</translation>
    </message>
    <message>
        <source>%1 is just being fetched. Pause that first.</source>
        <translation>正在下载 %1。请先暂停。</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be removed. Check who may write there.</source>
        <translation>无法移除“%1”。请检查那里的写入权限。</translation>
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
        <source>%1 can&apos;t play yet: its folder lacks %2</source>
        <translation>%1 还不能演奏：它的文件夹缺少 %2</translation>
    </message>
</context>
<context>
    <name>capriccio::library::RepositoryFetch</name>
    <message>
        <source>“%1” can&apos;t be written to. Check the folder, or keep models somewhere else.</source>
        <translation>无法写入“%1”。请检查文件夹，或把模型放到别处。</translation>
    </message>
    <message>
        <source>Another program is getting it; this one takes what that one brings.</source>
        <translation>另一个程序正在下载它；这里会使用下载好的内容。</translation>
    </message>
    <message>
        <source>The disk is full. Make room, or keep models on another disk.</source>
        <translation>磁盘已满。请腾出空间，或把模型放到别的磁盘。</translation>
    </message>
    <message>
        <source>%1 does not say how long “%2” is. Try another hub.</source>
        <translation>%1 没有说明“%2”的长度。请换一个来源。</translation>
    </message>
    <message>
        <source>“%1” is far larger than such a file can be.</source>
        <translation>“%1”远大于这类文件应有的大小。</translation>
    </message>
    <message>
        <source>“%1” from %2 names no files, or files that are none of its business. Nothing was fetched.</source>
        <translation>来自 %2 的“%1”没有列出文件，或列出了无关的文件。什么也没有下载。</translation>
    </message>
    <message>
        <source>There is not enough room: %1 more are needed where models are kept. Make room, or keep models on another disk.</source>
        <translation>空间不够：存放模型的地方还需要 %1。请腾出空间，或把模型放到别的磁盘。</translation>
    </message>
    <message>
        <source>%1 has arrived, but can&apos;t be put in its place in “%2”. Check the folder and the room on its disk, then try again.</source>
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
            <numerusform>其中 %n 个的声音需要由记号重新生成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can&apos;t be gone on with.</source>
        <translation>
            <numerusform>其中 %n 个无法继续写下去。</numerusform>
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
        <source>How closely the music keeps to the words. Higher is stricter, and harsher above 5.</source>
        <translation>音乐贴合文字的程度。越高越严格，超过 5 会变得生硬。</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>How many sounds it chooses from at each moment. Fewer is safer, more is freer.</source>
        <translation>每一刻从多少种声音中挑选。越少越稳妥，越多越自由。</translation>
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
        <source>Chooses from the likeliest sounds up to this share, in place of top-k.</source>
        <translation>代替 top-k，从累计到这一比例的最可能的声音中挑选。</translation>
    </message>
    <message>
        <source>Back to the usual values</source>
        <translation>恢复常用的值</translation>
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
        <source>Stop comparing (Shift+C)</source>
        <translation>停止比较 (Shift+C)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ComposeFooter</name>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>S&amp;top and keep</source>
        <translation>停止并保留(&amp;T)</translation>
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
        <translation>还剩 %1 秒 · 实时的 %2 倍</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ComposePanel</name>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
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
        <translation>一次的版本数</translation>
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
        <source>choose a model first</source>
        <translation>请先选择模型</translation>
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
</context>
<context>
    <name>capriccio::ui::Cost</name>
    <message>
        <source>about %1 for %2</source>
        <translation>%2 的音乐约需 %1</translation>
    </message>
    <message>
        <source>about %1 for %2 × %3</source>
        <translation>%2 × %3 的音乐约需 %1</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::DeviceMenu</name>
    <message>
        <source>&amp;Sound device</source>
        <translation>声音设备(&amp;S)</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Dialogs</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::EmptyMelody</name>
    <message>
        <source>hum one</source>
        <translation>哼一段</translation>
    </message>
    <message>
        <source>Record a melody with the microphone</source>
        <translation>用麦克风录一段旋律</translation>
    </message>
    <message>
        <source>Microphone and count-in</source>
        <translation>麦克风和预备拍</translation>
    </message>
    <message>
        <source>or choose a file</source>
        <translation>或选择文件</translation>
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
        <source>Drop a melody to follow</source>
        <translation>拖入要跟随的旋律</translation>
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
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>都保留(&amp;K)</translation>
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
    <message numerus="yes">
        <source>Export %n takes</source>
        <translation>
            <numerusform>导出 %n 个版本</numerusform>
        </translation>
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
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Music made with Meta&apos;s weights may not be used commercially (CC BY-NC 4.0). The files say so in their tags, with prompt, model and seed.</source>
        <translation>用 Meta 的权重创作的音乐不得用于商业用途（CC BY-NC 4.0）。文件的标签中会注明，并附描述、模型和种子。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
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
        <translation>格式(&amp;F)</translation>
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
        <translation>质量(&amp;Q)</translation>
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
        <source>Channels as they are</source>
        <translation>声道不变</translation>
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
        <source>&amp;Rate</source>
        <translation>采样率(&amp;R)</translation>
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
        <translation>响度(&amp;L)</translation>
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
        <translation>电平(&amp;V)</translation>
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
        <translation>内容(&amp;W)</translation>
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
        <translation>从(&amp;M)</translation>
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
        <translation>小节(&amp;B)</translation>
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
        <translation>淡变(&amp;A)</translation>
    </message>
    <message>
        <source>Leave out silence at the end</source>
        <translation>去掉结尾的静音</translation>
    </message>
    <message>
        <source>Rate as it is</source>
        <translation>采样率不变</translation>
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
</context>
<context>
    <name>capriccio::ui::FirstStart</name>
    <message>
        <source>What do you want to hear?</source>
        <translation>你想听什么？</translation>
    </message>
    <message>
        <source>C&amp;hoose a model…</source>
        <translation>选择模型(&amp;H)…</translation>
    </message>
    <message>
        <source>Pick one, or write your own. First, though, this needs a model to play it.</source>
        <translation>选一个，或写你自己的。不过首先需要一个能演奏它的模型。</translation>
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
        <source>Meta&apos;s MusicGen weights, and music made with them, are for non-commercial use (CC BY-NC 4.0).</source>
        <translation>Meta 的 MusicGen 权重以及用它们创作的音乐仅供非商业使用（CC BY-NC 4.0）。</translation>
    </message>
    <message>
        <source>Choose anot&amp;her…</source>
        <translation>选择其他模型(&amp;H)…</translation>
    </message>
    <message>
        <source>Get one of Meta&apos;s MusicGen models, or use one that is on this computer already. Their weights are for non-commercial use (CC BY-NC 4.0).</source>
        <translation>请获取一个 Meta 的 MusicGen 模型，或使用这台电脑上已有的模型。其权重仅供非商业使用（CC BY-NC 4.0）。</translation>
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
        <source>A wish, not a promise: the models often take the key as a colour.</source>
        <translation>只是愿望，不是保证：模型常把调性当作色彩。</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::LengthControl</name>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
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
        <source> bar</source>
        <translation> 小节</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> 小节</translation>
    </message>
    <message>
        <source>in seconds</source>
        <translation>按秒</translation>
    </message>
    <message>
        <source>in bars</source>
        <translation>按小节</translation>
    </message>
    <message>
        <source>Give the length in seconds</source>
        <translation>用秒表示长度</translation>
    </message>
    <message>
        <source>Give the length in bars</source>
        <translation>用小节表示长度</translation>
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
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>About the &amp;models</source>
        <translation>关于模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;About Capriccio</source>
        <translation>关于 Capriccio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Like the desktop</source>
        <translation>跟随桌面(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>浅色(&amp;I)</translation>
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
        <source>“%1” can&apos;t be changed here, so no takes can be made in it. Go on in a copy, or open another project.</source>
        <translation>“%1”在这里不能修改，所以不能在其中制作版本。请在副本中继续，或打开其他项目。</translation>
    </message>
    <message>
        <source>Change what is asked for</source>
        <translation>更改要求</translation>
    </message>
    <message>
        <source>Open Models</source>
        <translation>打开模型窗口</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::MelodyCard</name>
    <message>
        <source>Listen to this part</source>
        <translation>听这一部分</translation>
    </message>
    <message>
        <source>Correct the notes</source>
        <translation>修改音符</translation>
    </message>
    <message>
        <source>Leave the melody out</source>
        <translation>不用旋律</translation>
    </message>
    <message>
        <source>Follow this melody</source>
        <translation>跟随这段旋律</translation>
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
        <source>Go on from this sound</source>
        <translation>由这段声音继续</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止聆听</translation>
    </message>
    <message>
        <source>%1 can&apos;t follow a melody.</source>
        <translation>%1 不能跟随旋律。</translation>
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
        <source>The melody is repeated until the piece ends. Click a note to correct it.</source>
        <translation>旋律会重复到乐曲结束。点按音符可以修改。</translation>
    </message>
    <message>
        <source>Click a note to correct it; drag over the sound to use a part.</source>
        <translation>点按音符可以修改；在声音上拖动可以只用一部分。</translation>
    </message>
    <message>
        <source>Get a model that can…</source>
        <translation>获取可以跟随旋律的模型…</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
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
        <source>The system&apos;s microphone</source>
        <translation>系统麦克风</translation>
    </message>
    <message>
        <source>&amp;Click while counting in</source>
        <translation>预备拍时打拍(&amp;C)</translation>
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
        <translation>选择其他文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>Meta&apos;s weights are for non-commercial use (CC BY-NC 4.0)</source>
        <translation>Meta 的权重仅供非商业使用（CC BY-NC 4.0）</translation>
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
        <source>about %1×</source>
        <translation>约 %1×</translation>
    </message>
    <message>
        <source>&amp;Get %1 and play it	%2</source>
        <translation>下载并使用 %1(&amp;G)	%2</translation>
    </message>
    <message>
        <source>&amp;All models…</source>
        <translation>所有模型(&amp;A)…</translation>
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
        <translation>许可证全文(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>以后再说(&amp;N)</translation>
    </message>
    <message>
        <source>I have &amp;read it, get the model</source>
        <translation>我已阅读，下载模型(&amp;R)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::ModelRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>What it needs, and what it can&apos;t</source>
        <translation>它需要什么，不能做什么</translation>
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
        <translation>从内存中卸载(&amp;U)</translation>
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
        <translation>下一个下载它(&amp;N)</translation>
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
        <translation>逐字节检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation>在文件管理器中显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Forget this folder</source>
        <translation>忘记这个文件夹(&amp;F)</translation>
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
        <translation>存放到别处(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
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
        <translation>下载来源(&amp;F)</translation>
    </message>
    <message>
        <source>The hub that models are fetched from</source>
        <translation>下载模型的来源</translation>
    </message>
    <message>
        <source>HF_ENDPOINT says so.</source>
        <translation>由 HF_ENDPOINT 决定。</translation>
    </message>
    <message>
        <source>Another hub with the same models, such as a mirror nearer to you</source>
        <translation>有相同模型的另一个来源，例如离你更近的镜像</translation>
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
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Measuring how fast this computer&apos;s memory is, once: two seconds …</source>
        <translation>正在测量这台电脑的内存速度，只此一次：两秒 …</translation>
    </message>
    <message>
        <source>Speeds are what to expect with this computer&apos;s memory, measured here: %1 a second.</source>
        <translation>速度按这台电脑的内存估计，实测每秒 %1。</translation>
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
        <translation>移除(&amp;R)</translation>
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
        <translation>移动(&amp;M)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
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
        <translation>完成(&amp;D)</translation>
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
        <source>Listen to this part</source>
        <translation>听这一部分</translation>
    </message>
    <message>
        <source>&amp;Undo the corrections</source>
        <translation>撤销修改(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>Click or draw to put a note elsewhere. Notes that you correct turn coral.</source>
        <translation>点按或拖画可以移动音符。修改过的音符变为珊瑚色。</translation>
    </message>
    <message>
        <source>1 note is corrected. The right mouse button gives it back.</source>
        <translation>修改了 1 个音。鼠标右键可以恢复。</translation>
    </message>
    <message>
        <source>%1 notes are corrected. The right mouse button gives one back.</source>
        <translation>修改了 %1 个音。鼠标右键可以恢复。</translation>
    </message>
    <message>
        <source>With the keys: arrows, Delete to give back, space to listen.</source>
        <translation>用键盘：方向键移动，Delete 恢复，空格聆听。</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止聆听</translation>
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
        <source>%1 (can&apos;t be changed)</source>
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
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>打开最近的(&amp;C)</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>重命名(&amp;M)…</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>保存副本(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Tidy up…</source>
        <translation>整理(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Bin (empty)</source>
        <translation>回收站（空）(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Search all prompts…</source>
        <translation>搜索所有描述(&amp;S)…</translation>
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
        <translation>创建(&amp;C)</translation>
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
        <translation>重命名(&amp;R)</translation>
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
        <translation>整理(&amp;T)</translation>
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
        <source>What you did last can&apos;t be saved</source>
        <translation>最近的更改无法保存</translation>
    </message>
    <message>
        <source>Closing now puts a copy with everything into the folder “%1”.</source>
        <translation>现在关闭会把包含全部内容的副本放入文件夹“%1”。</translation>
    </message>
    <message>
        <source>Close with a &amp;copy</source>
        <translation>保存副本并关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save elsewhere…</source>
        <translation>保存到别处(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Bin (%1)</source>
        <translation>回收站（%1）(&amp;B)</translation>
    </message>
    <message>
        <source>This deletes what is in the bin for good, and gives the space back to the disk.</source>
        <translation>这会永久删除回收站中的内容，并把空间还给磁盘。</translation>
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
        <translation>Ctrl+↑ 较早的</translation>
    </message>
    <message>
        <source>This prompt is %1 tokens; the model reads the first %2.</source>
        <translation>这段描述有 %1 个记号；模型只读前 %2 个。</translation>
    </message>
    <message>
        <source>English works best · %1 of %2 tokens</source>
        <translation>英文效果最好 · %1 / %2 个记号</translation>
    </message>
    <message>
        <source>Keep away from</source>
        <translation>避开</translation>
    </message>
    <message>
        <source>Needs a guidance above 1 (under Advanced).</source>
        <translation>需要引导强度大于 1（在“高级”中）。</translation>
    </message>
    <message>
        <source>Keep away from… noise, vocals</source>
        <translation>避开… noise, vocals</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptEdit</name>
    <message>
        <source>Words used before</source>
        <translation>用过的词</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::PromptSearch</name>
    <message>
        <source>Search all prompts</source>
        <translation>搜索所有描述</translation>
    </message>
    <message>
        <source>words of a prompt, from any project</source>
        <translation>任何项目中描述里的词</translation>
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
        <translation>打开它的项目(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Use this prompt</source>
        <translation>使用这个描述(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
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
    <message>
        <source>Don&apos;t make it</source>
        <translation>不制作</translation>
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
</context>
<context>
    <name>capriccio::ui::SectionEditor</name>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Add a change</source>
        <translation>加一处变化</translation>
    </message>
    <message>
        <source>Divides the piece: another prompt from there on</source>
        <translation>把乐曲分段：从那里起用另一个描述</translation>
    </message>
    <message>
        <source>Another prompt from some point on, for an intro, a break or an ending</source>
        <translation>从某处起用另一个描述，例如前奏、间奏或结尾</translation>
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
        <source>Take this section out</source>
        <translation>去掉这一段</translation>
    </message>
    <message>
        <source>From here on… break, pads only</source>
        <translation>从这里起… break, pads only</translation>
    </message>
    <message>
        <source>This one has the prompt above</source>
        <translation>这一段用上面的描述</translation>
    </message>
    <message>
        <source>one prompt</source>
        <translation>一个描述</translation>
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
        <source>See&amp;d</source>
        <translation>种子(&amp;D)</translation>
    </message>
    <message>
        <source>The same seed, prompt and settings give the same music again.</source>
        <translation>相同的种子、描述和设置会得到相同的音乐。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Empty: a new one each time. The same seed gives the same music again.</source>
        <translation>留空：每次都换。相同的种子会得到相同的音乐。</translation>
    </message>
    <message>
        <source>new each time</source>
        <translation>每次都换</translation>
    </message>
    <message>
        <source>Choose the seed</source>
        <translation>选择种子</translation>
    </message>
    <message>
        <source>&amp;New each time</source>
        <translation>每次都换(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keep the last one (%1)</source>
        <translation>保留上一个（%1）(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Roll one and keep it</source>
        <translation>掷一个并保留(&amp;R)</translation>
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
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Where it sounds</source>
        <translation>从哪里发声</translation>
    </message>
    <message>
        <source>Loudspeakers, headphones, an interface.</source>
        <translation>扬声器、耳机、声卡。</translation>
    </message>
    <message>
        <source>audio device output card</source>
        <translation>音频 设备 输出 声卡</translation>
    </message>
    <message>
        <source>Loudness for listening</source>
        <translation>聆听响度</translation>
    </message>
    <message>
        <source>Brings finished takes to one loudness while you listen. Saved files have their own.</source>
        <translation>聆听时把完成的版本调到同一响度。保存的文件另有自己的响度。</translation>
    </message>
    <message>
        <source>volume LUFS level normalise</source>
        <translation>音量 LUFS 电平 标准化</translation>
    </message>
    <message>
        <source>As they are made</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Soft (−20 LUFS)</source>
        <translation>柔和 (−20 LUFS)</translation>
    </message>
    <message>
        <source>Even (−16 LUFS)</source>
        <translation>均衡 (−16 LUFS)</translation>
    </message>
    <message>
        <source>Like streaming (−14 LUFS)</source>
        <translation>与流媒体相同 (−14 LUFS)</translation>
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
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Like the desktop changes with it, also in the evening.</source>
        <translation>跟随桌面时会随之改变，傍晚也是。</translation>
    </message>
    <message>
        <source>theme colour</source>
        <translation>主题 颜色</translation>
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
        <source>Language</source>
        <translation>语言</translation>
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
        <source>The system&apos;s default</source>
        <translation>系统默认</translation>
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
        <source>Click</source>
        <translation>节拍声</translation>
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
        <source>Making this take&apos;s sound again from its tokens…</source>
        <translation>正在由记号重新生成这个版本的声音…</translation>
    </message>
    <message>
        <source>Choose another take in the list, then press C: both are heard at the same place.</source>
        <translation>在列表中选择另一条，然后按 C：两条在同一位置对比试听。</translation>
    </message>
    <message>
        <source>These two takes can&apos;t be compared: one has no sound yet, or another sample rate.</source>
        <translation>这两条无法对比：其中一条还没有声音，或采样率不同。</translation>
    </message>
    <message>
        <source>Copied. Paste it into a folder or an audio editor.</source>
        <translation>已复制。可粘贴到文件夹或音频编辑器中。</translation>
    </message>
    <message>
        <source>Make another take first: then both are heard at the same place.</source>
        <translation>请先再制作一个版本：然后可在同一位置比较两者。</translation>
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
</context>
<context>
    <name>capriccio::ui::TakeStage</name>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在载入模型</translation>
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
        <source>ended at %1</source>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>take %1 of %2</source>
        <translation>第 %1 个版本，共 %2 个</translation>
    </message>
    <message>
        <source>Compare with another take (C)</source>
        <translation>与另一个版本比较 (C)</translation>
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
        <source>Back to the takes</source>
        <translation>返回版本列表</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Export the chosen takes</source>
        <translation>导出选中的版本</translation>
    </message>
    <message>
        <source>words, stars, model</source>
        <translation>词、星级、模型</translation>
    </message>
    <message>
        <source>Search the takes by words, stars or model</source>
        <translation>按词、星级或模型搜索版本</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>No take has all of these words.</source>
        <translation>没有版本包含所有这些词。</translation>
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
        <source>&amp;Put back</source>
        <translation>放回(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Again with these settings</source>
        <translation>用这些设置再做一次(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Variation (a new seed)</source>
        <translation>变奏（新种子）(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go on from here</source>
        <translation>由此继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Use its prompt and settings</source>
        <translation>使用它的描述和设置(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>备注(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Stars</source>
        <translation>星级(&amp;S)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n takes</source>
        <translation>
            <numerusform>删除 %n 个版本(&amp;D)</numerusform>
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
        <source>This empties the bin. It can&apos;t be undone.</source>
        <translation>这会清空回收站，无法撤销。</translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>永久删除(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the take for good?</source>
        <translation>永久删除这个版本吗？</translation>
    </message>
    <message>
        <source>&amp;Compare with the one on the stage</source>
        <translation>与当前版本比较(&amp;C)</translation>
    </message>
    <message>
        <source>Cop&amp;y as a file</source>
        <translation>复制为文件(&amp;Y)</translation>
    </message>
    <message>
        <source>Each under the one it came from</source>
        <translation>每个版本放在它的来源下面</translation>
    </message>
    <message>
        <source>Show what it ca&amp;me from</source>
        <translation>显示它的来源(&amp;M)</translation>
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
        <source>real time</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Show the takes (Ctrl+T)</source>
        <translation>显示版本列表 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Look, sound and help</source>
        <translation>外观、声音和帮助</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Search all prompts (Ctrl+Shift+F)</source>
        <translation>搜索所有描述 (Ctrl+Shift+F)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::Transport</name>
    <message>
        <source>Play &amp;now</source>
        <translation>立即播放(&amp;N)</translation>
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
        <source>Stop playing</source>
        <translation>停止播放</translation>
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
</context>
<context>
    <name>capriccio::ui::WaveformTools</name>
    <message>
        <source>Part of the waveform in sight</source>
        <translation>可见的波形部分</translation>
    </message>
    <message>
        <source>Show the pitches (S)</source>
        <translation>显示音高 (S)</translation>
    </message>
    <message>
        <source>Farther away (Ctrl+−)</source>
        <translation>缩小 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Nearer (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>The selection alone (Ctrl+E)</source>
        <translation>只显示所选部分 (Ctrl+E)</translation>
    </message>
    <message>
        <source>All of it (Ctrl+0)</source>
        <translation>显示全部 (Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>capriccio::ui::WaveformView</name>
    <message>
        <source>Keep up to here, go on</source>
        <translation>保留到这里，继续写下去</translation>
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
        <source>Selected: %1 – %2 · L plays it again and again</source>
        <translation>已选：%1 – %2 · 按 L 循环播放</translation>
    </message>
    <message>
        <source>Drag to select · wheel to come nearer</source>
        <translation>拖动以选择 · 滚轮放大</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>尚未制作</translation>
    </message>
    <message>
        <source>loop · %1</source>
        <translation>循环 · %1</translation>
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
