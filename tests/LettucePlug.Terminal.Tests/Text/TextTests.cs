using System.Text;

namespace LettucePlug.Terminal.Tests.Text;

public sealed class TextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👨‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("🇩", 1)]
    [InlineData("❤", 1)]
    [InlineData("❤️", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("1️⃣", 2)]
    [InlineData("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2)]
    [InlineData("…", 1)]
    [InlineData("한국어", 6)]
    [InlineData("\u1112\u1161\u11ab", 2)]
    [InlineData("שלום", 4)]
    [InlineData("सा", 2)]
    [InlineData("ก็", 1)]
    [InlineData("\u200b", 0)]
    [InlineData("\ufeffa", 1)]
    [InlineData("ｆｕｌｌ", 8)]
    [InlineData("\U00020000", 2)]
    [InlineData("🫨", 2)]
    public void Text_is_as_wide_as_terminals_draw_it(string text, int columns) => TextWidth.Of(text).ShouldBe(columns);

    [Theory]
    [InlineData("the quick brown fox", 10, "the quick|brown fox")]
    [InlineData("the quick brown fox", 9, "the quick|brown fox")]
    [InlineData("the  quick", 3, "the|qui|ck")]
    [InlineData("", 5, "")]
    [InlineData("a\n\nb\r\nc\n", 5, "a||b|c|")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("漢字かな交じり", 5, "漢字|かな|交じ|り")]
    [InlineData("漢字。かな", 4, "漢|字。|かな")]
    [InlineData("ab 漢字", 4, "ab|漢字")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧|👨‍👩‍👧")]
    [InlineData("漢", 1, "漢")]
    [InlineData("word   ", 4, "word")]
    [InlineData("  indented", 20, "  indented")]
    public void Text_wraps_at_blanks_beside_ideographs_and_in_words_too_long(string text, int width, string expected)
    {
        var lines = Wrap.Lines(text, width);

        string.Join('|', lines.Select(line => text.Substring(line.Start, line.Length))).ShouldBe(expected);
        Wrap.Count(text, width).ShouldBe(lines.Count);
        lines.Select(line => line.Width).ShouldBe(lines.Select(line => TextWidth.Of(text.AsSpan(line.Start, line.Length))));
        lines.Zip(lines.Skip(1)).ShouldAllBe(pair => pair.First.Next == pair.Second.Start);
        lines[^1].Next.ShouldBe(text.Length);
    }

    [Fact]
    public void No_wrapped_line_is_too_wide_and_no_word_is_lost()
    {
        var random = new Random(3);
        string[] parts = ["a", "bc ", "漢", " ", "word", "\n", "👍🏽", "e\u0301", "。", "-", "longer_word "];
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => parts[random.Next(parts.Length)]));
            var width = random.Next(2, 20);

            var lines = Wrap.Lines(text, width);

            lines.ShouldAllBe(line => line.Width <= width);
            string.Concat(lines.Select(line => text.Substring(line.Start, line.Length))).Replace(" ", "")
                .ShouldBe(text.Replace("\n", "").Replace(" ", ""));
        }
    }

    [Theory]
    [InlineData("character", 9, "character")]
    [InlineData("character", 8, "charact…")]
    [InlineData("two words", 5, "two…")]
    [InlineData("漢字漢字", 4, "漢…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    public void Text_too_long_ends_in_an_ellipsis(string text, int columns, string expected) =>
        Ellipsis.End(text, columns).ShouldBe(expected);

    [Fact]
    public void A_path_too_long_keeps_its_beginning_and_its_end() =>
        Ellipsis.Middle("models/checkpoints/night.safetensors", 20).ShouldBe("models/ch…afetensors");

    [Theory]
    [InlineData("plain 漢字 é 👨‍👩‍👧 ❤️\nline", "plain 漢字 é 👨‍👩‍👧 ❤️\nline")]
    [InlineData("a\e[31mred\e[0m", "ared")]
    [InlineData("\e]52;c;ZXZpbA==\ax", "x")]
    [InlineData("\e]8;;http://evil\e\\link", "link")]
    [InlineData("\u009b31mred", "red")]
    [InlineData("bell\a\b\u0000\u007f", "bell")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("tab\there", "tab    here")]
    [InlineData("user\u202egnp.exe", "usergnp.exe")]
    [InlineData("\u2066isolate\u2069\u200f", "isolate")]
    [InlineData("pass\u200dword\u200b\u2060", "password")]
    [InlineData("hi\U000e0068\U000e0069", "hi")]
    [InlineData("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f")]
    [InlineData("🏴\U000e0067\U000e0062", "🏴")]
    [InlineData("👩🏽‍🚀 👩‍❤️‍👨", "👩🏽‍🚀 👩‍❤️‍👨")]
    [InlineData("نامه\u200cها", "نامه\u200cها")]
    [InlineData("क्\u200dष", "क्\u200dष")]
    [InlineData("\e", "")]
    [InlineData("\e]unfinished text", "unfinished text")]
    public void Only_harmless_text_passes_the_sanitiser(string text, string expected)
    {
        Sanitizer.Clean(text).ShouldBe(expected);
        Sanitizer.Clean(expected).ShouldBe(expected);
    }

    [Fact]
    public void No_control_survives_the_sanitiser_whatever_comes()
    {
        var random = new Random(5);
        string[] parts = ["\e", "[", "]", "P", "\\", "\a", "a", "\u009b", "\u200d", "👍", "\u202e", "\r", "\n", "\ud83d", "\U000e0061", "🏴"];
        for (var round = 0; round < 20_000; round++)
        {
            var clean = Sanitizer.Clean(
                string.Concat(Enumerable.Range(0, 12).Select(_ => parts[random.Next(parts.Length)])), round % 2 == 0);

            clean.EnumerateRunes().ShouldAllBe(rune =>
                (!Rune.IsControl(rune) || (rune.Value == '\n' && round % 2 == 1)) && rune.Value != 0x202e);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_counts_and_passes_as_one_replacement_character()
    {
        var half = new string('\ud83d', 1);
        TextWidth.Of(half).ShouldBe(1);
        Sanitizer.Clean($"a{half}b").ShouldBe("a\ufffdb");
    }

    [Fact]
    public void Text_without_danger_is_not_copied()
    {
        const string Text = "Nothing to remove: 漢字, é, …";
        ReferenceEquals(Sanitizer.Clean(Text), Text).ShouldBeTrue();
    }

    [Theory]
    [InlineData("*waves* hello **there**", "waves[Action] hello [Text]there[Text Bold]")]
    [InlineData("she says \"come *in*\" now", "she says [Text]\"come *in*\"[Quote] now[Text]")]
    [InlineData("`code *x*` _soft_ snake_case_name", "code *x*[Code] [Text]soft[Text Italic] snake_case_name[Text]")]
    [InlineData("2 * 3 * 4 and *open", "2 * 3 * 4 and *open[Text]")]
    [InlineData("> quoted\n# Title\ntext", "> quoted[Quote]\n[Text]Title[Title]\ntext[Text]")]
    [InlineData("```cs\nvar x = *1*;\n```\nafter", "var x = *1*;[Code]\nafter[Text]")]
    [InlineData("*a **very** slow nod*", "a [Action]very[Action Bold] slow nod[Action]")]
    public void Chat_markup_becomes_styles(string text, string expected)
    {
        var styled = LightMarkdown.Parse(text);

        string.Concat(styled.Runs.Select(run =>
            $"{styled.Text.Substring(run.Start, run.Length)}[{run.Style.Role}" +
            $"{(run.Style.Attributes == 0 ? "" : " " + run.Style.Attributes)}]")).ShouldBe(expected);
        styled.Runs.Sum(run => run.Length).ShouldBe(styled.Text.Length);
    }

    [Fact]
    public void Hostile_markup_takes_no_time_and_no_stack()
    {
        foreach (var mark in new[] { "*_", "“", "**", "`\"", "*a*_b_" })
        {
            LightMarkdown.Parse(string.Concat(Enumerable.Repeat(mark, 20_000))).Text.Length.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Boundaries_of_clusters_are_found_in_both_directions()
    {
        const string Text = "a👨‍👩‍👧e\u0301\n漢";
        var forward = new List<int>();
        for (var at = 0; at < Text.Length; at = Graphemes.NextBoundary(Text, at))
        {
            forward.Add(at);
        }

        var backward = new List<int>();
        for (var at = Text.Length; at > 0;)
        {
            at = Graphemes.PreviousBoundary(Text, at);
            backward.Insert(0, at);
        }

        backward.ShouldBe(forward);
        Graphemes.Count(Text).ShouldBe(5);
    }
}
