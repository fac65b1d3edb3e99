using System.Text;

namespace LettucePlug.Terminal.Tests.Input;

public sealed class InputDecoderTests
{
    private const KeyModifiers Shift = KeyModifiers.Shift;
    private const KeyModifiers Alt = KeyModifiers.Alt;
    private const KeyModifiers Ctrl = KeyModifiers.Control;

    public static TheoryData<string, string> Sequences => new()
    {
        { "a", "a" }, { "é", "é" }, { "漢", "漢" }, { "😀", "😀" }, { "👍🏽", "👍 🏽" }, { "A", "A" }, { " ", "space" },
        { "\r", "enter" }, { "\n", "ctrl+j" }, { "\t", "tab" }, { "\x7f", "backspace" }, { "\b", "backspace" },
        { "\0", "ctrl+space" }, { "\x01", "ctrl+a" }, { "\x11", "ctrl+q" }, { "\x1c", "ctrl+\\" }, { "\x1f", "ctrl+_" },
        { "\ex", "alt+x" }, { "\eé", "alt+é" }, { "\e\r", "alt+enter" }, { "\e\x7f", "alt+backspace" }, { "\e\x01", "ctrl+alt+a" },
        { "\e[A", "up" }, { "\e[B", "down" }, { "\e[C", "right" }, { "\e[D", "left" }, { "\e[H", "home" }, { "\e[F", "end" },
        { "\eOA", "up" }, { "\eOH", "home" }, { "\eOP", "f1" }, { "\eOS", "f4" }, { "\eO5P", "ctrl+f1" }, { "\eOM", "enter" }, { "\eOp", "0" },
        { "\e[1;5D", "ctrl+left" }, { "\e[1;2A", "shift+up" }, { "\e[1;3A", "alt+up" }, { "\e[1;8C", "ctrl+alt+shift+right" },
        { "\e[Z", "shift+tab" }, { "\e[3~", "delete" }, { "\e[3;5~", "ctrl+delete" }, { "\e[5~", "pageup" }, { "\e[6~", "pagedown" },
        { "\e[2~", "insert" }, { "\e[1~", "home" }, { "\e[4~", "end" }, { "\e[11~", "f1" }, { "\e[15~", "f5" }, { "\e[17~", "f6" },
        { "\e[21~", "f10" }, { "\e[24~", "f12" }, { "\e[24;2~", "shift+f12" }, { "\e[34~", "f20" }, { "\e[[A", "f1" }, { "\e[[E", "f5" },
        { "\e[1;2P", "shift+f1" }, { "\e[1;5R", "ctrl+f3" }, { "\e[1;3S", "alt+f4" }, { "\e[E", "begin" },
        { "\e[13;2u", "shift+enter" }, { "\e[13;5u", "ctrl+enter" }, { "\e[27;5;13~", "ctrl+enter" }, { "\e[27;2;13~", "shift+enter" },
        { "\e[97;5u", "ctrl+a" }, { "\e[97;6u", "ctrl+shift+a" }, { "\e[27;6;65~", "ctrl+shift+a" }, { "\e[97:65;2u", "A" }, { "\e[49:33;2u", "!" },
        { "\e[27u", "escape" }, { "\e[9;5u", "ctrl+tab" }, { "\e[127;5u", "ctrl+backspace" }, { "\e[57399u", "0" }, { "\e[57414;5u", "ctrl+enter" },
        { "\e[97;1:3u", "" }, { "\e[1;1:3A", "" }, { "\e[97;1:2u", "a" }, { "\e[57441u", "" }, { "\e[1;33A", "alt+up" },
        { "\e[200~one\r\ntwo\rthree\n\e[31mred\x07\tend\e[201~x", "paste(one|two|three|[31mred\tend) x" },
        { "\e[200~漢字\e[20\e[201~", "paste(漢字[20)" }, { "\e[200~\e[201~", "paste()" },
        { "\e[<0;10;5M", "mouse(Down Left 9,4)" }, { "\e[<0;10;5m", "mouse(Up Left 9,4)" }, { "\e[<2;1;1M", "mouse(Down Right 0,0)" },
        { "\e[<64;3;4M", "mouse(WheelUp None 2,3)" }, { "\e[<69;3;4M", "mouse(WheelDown None 2,3 Shift)" }, { "\e[<32;300;200M", "mouse(Drag Left 299,199)" },
        { "\e[<35;1;2M", "mouse(Move None 0,1)" }, { "\e[<16;1;2M", "mouse(Down Left 0,1 Control)" }, { "\e[<0;1M", "" },
        { "\e[I", "focus" }, { "\e[O", "blur" },
        { "\e[?62;22c", "Csi(?62;22c)" }, { "\e[>41;366;0c", "Csi(>41;366;0c)" }, { "\e[2;3R", "Csi(2;3R)" }, { "\e[1;1R", "Csi(1;1R)" },
        { "\e[?2026;2$y", "Csi(?2026;2$y)" }, { "\e[6;18;9t", "Csi(6;18;9t)" }, { "\e[?0u", "Csi(?0u)" },
        { "\eP>|XTerm(366)\e\\", "Dcs(>|XTerm(366))" }, { "\e]11;rgb:0000/0000/0000\e\\", "Osc(11;rgb:0000/0000/0000)" },
        { "\e]11;rgb:00/00/00\a", "Osc(11;rgb:00/00/00)" }, { "\e_Gi=31;OK\e\\", "Apc(Gi=31;OK)" }, { "\e_Gi=31;OK\e\\q", "Apc(Gi=31;OK) q" },
        { "\e]lost\e[A", "up" }, { "\e]lost\x18z", "z" }, { "\e[12\x01", "ctrl+a" }, { "\e[12\e[A", "up" }, { "\e[5", "" },
        { "\e\e[A", "alt+up" }, { "\e\eOB", "alt+down" }, { "\e\e[3~", "alt+delete" }, { "\e\e[1;5C", "ctrl+alt+right" }, { "\e\e\e[A", "escape alt+up" },
        { "\e\ex", "escape alt+x" }, { "\e\e[?62;22c", "escape Csi(?62;22c)" }, { "\e\e[<0;1;1M", "escape mouse(Down Left 0,0)" },
        { "\e\e[200~x\e[201~", "escape paste(x)" }, { "\e\e]11;x\a", "escape Osc(11;x)" }, { "\e\e[[A", "escape f1" }, { "\e\e[I", "escape focus" },
        { "\e[999999999999A", "up" }, { "\e[1;5", "" }, { "\e[12é", "é" }, { "\eX", "alt+X" }, { "\e^", "alt+^" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Every_sequence_is_understood_however_its_bytes_are_split(string input, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(input);
        Decode(bytes).ShouldBe(expected);
        Decode([.. bytes.Chunk(1)]).ShouldBe(expected, "one by one");
        for (var first = 1; first < bytes.Length; first++)
        {
            Decode(bytes[..first], bytes[first..]).ShouldBe(expected, $"split at {first}");
            for (var second = first + 1; second < bytes.Length && bytes.Length < 40; second++)
            {
                Decode(bytes[..first], bytes[first..second], bytes[second..]).ShouldBe(expected, $"{first}, {second}");
            }
        }
    }

    [Fact]
    public void All_sequences_in_a_row_do_not_disturb_one_another()
    {
        var whole = Sequences.Where(row => row.Data.Item2.Length > 0).ToList();
        var bytes = Encoding.UTF8.GetBytes(string.Concat(whole.Select(row => row.Data.Item1)));
        var expected = string.Join(' ', whole.Select(row => row.Data.Item2));

        for (var length = 1; length < 50; length++)
        {
            Decode([.. bytes.Chunk(length)]).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("\e", "escape")]
    [InlineData("\e\e", "escape escape")]
    [InlineData("\e\e[", "escape alt+[")]
    [InlineData("\e[", "alt+[")]
    [InlineData("\eO", "alt+O")]
    [InlineData("\e]", "alt+]")]
    [InlineData("\eP", "alt+P")]
    [InlineData("\e_", "alt+_")]
    [InlineData("\e[1;5", "")]
    [InlineData("\e]11;rgb", "")]
    [InlineData("\e[200~half", "paste(half)")]
    public void After_a_silence_what_is_open_is_taken_for_what_it_is(string input, string expected)
    {
        var decoder = new InputDecoder();
        var events = new List<TerminalEvent>();
        decoder.Feed(Encoding.UTF8.GetBytes(input), events);
        decoder.Patience.ShouldNotBeNull();

        decoder.TimedOut(events);
        Describe(events).ShouldBe(expected);

        decoder.Patience.ShouldBeNull();
        decoder.Feed("k"u8, events);
        Describe(events[^1..]).ShouldBe("k");
    }

    [Theory]
    [InlineData(new byte[] { 0xff }, "\ufffd")]
    [InlineData(new byte[] { 0xc0, 0x80 }, "\ufffd \ufffd")]
    [InlineData(new byte[] { 0xe2, 0x82, (byte)'a' }, "\ufffd a")]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 }, "\ufffd")]
    [InlineData(new byte[] { 0xf4, 0x90, 0x80, 0x80 }, "\ufffd")]
    [InlineData(new byte[] { 0xc2, 0x9b }, "\ufffd")]
    public void Bytes_that_are_no_text_become_replacement_characters(byte[] bytes, string expected)
    {
        Decode(bytes).ShouldBe(expected);
        Decode([.. bytes.Chunk(1)]).ShouldBe(expected);
    }

    [Fact]
    public void A_very_long_paste_comes_in_parts_and_none_of_it_is_lost()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 3_000_000; i++)
        {
            text.Append("zeile ").Append(i).Append(" 漢\r\n");
        }

        var bytes = Encoding.UTF8.GetBytes($"\e[200~{text}\e[201~");
        var whole = new List<TerminalEvent>();
        new InputDecoder().Feed(bytes, whole);
        var pieces = new List<TerminalEvent>();
        var decoder = new InputDecoder();
        foreach (var chunk in bytes.Chunk(4093))
        {
            decoder.Feed(chunk, pieces);
        }

        pieces.ShouldBe(whole);
        whole.Count.ShouldBeGreaterThan(2);
        whole.Cast<PasteEvent>().Select(paste => paste.IsComplete)
            .ShouldBe(Enumerable.Range(0, whole.Count).Select(i => i == whole.Count - 1));
        string.Concat(whole.Cast<PasteEvent>().Select(paste => paste.Text)).ShouldBe(text.Replace("\r", "").ToString());
    }

    [Fact]
    public void Ten_megabytes_of_noise_neither_throw_nor_pile_up()
    {
        var random = new Random(7);
        var decoder = new InputDecoder();
        var counter = new Counter();
        var chunk = new byte[64 * 1024];
        for (var round = 0; round < 160; round++)
        {
            random.NextBytes(chunk);
            for (var i = 0; i < 4000 && round % 2 == 1; i++)
            {
                chunk[random.Next(chunk.Length)] = (byte)"\e[]PO_<;:~"[random.Next(10)];
            }

            decoder.Feed(chunk, counter);
            decoder.Kept.ShouldBeLessThanOrEqualTo(1 << 20);
        }

        counter.Total.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_string_that_never_ends_is_dropped_and_the_keys_after_it_arrive()
    {
        var decoder = new InputDecoder();
        var events = new List<TerminalEvent>();
        decoder.Feed("\e]52;c;"u8, events);
        decoder.Feed(Enumerable.Repeat((byte)'A', 1 << 20).ToArray(), events);
        decoder.Feed("\e\\x"u8, events);

        Describe(events).ShouldBe("x");
    }

    private static string Decode(params byte[][] chunks)
    {
        var decoder = new InputDecoder();
        var events = new List<TerminalEvent>();
        foreach (var chunk in chunks)
        {
            decoder.Feed(chunk, events);
        }

        return Describe(events);
    }

    private static string Describe(IEnumerable<TerminalEvent> events) => string.Join(' ', events.Select(one => one switch
    {
        KeyEvent key => key.ToString(),
        PasteEvent paste => $"paste({paste.Text.Replace('\n', '|')})",
        MouseEvent mouse => $"mouse({mouse.Kind} {mouse.Button} {mouse.Position.X},{mouse.Position.Y}" +
            $"{(mouse.Modifiers == 0 ? "" : " " + mouse.Modifiers)})",
        FocusEvent focus => focus.HasFocus ? "focus" : "blur",
        ReplyEvent reply => $"{reply.Kind}({reply.Body})",
        _ => one.ToString(),
    }));

    private sealed class Counter : System.Collections.ObjectModel.Collection<TerminalEvent>
    {
        public int Total { get; private set; }

        protected override void InsertItem(int index, TerminalEvent item) => Total++;
    }
}
