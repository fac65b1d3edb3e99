using LettucePlug.Host.Conversations;

namespace LettucePlug.Tests.Conversations;

public sealed class SceneTagParserTests
{
    /// <summary>Reply, text, prompt (null for none).</summary>
    public static TheoryData<string, string, string?> Replies { get; } = new()
    {
        { "Hello.", "Hello.", null },
        { "", "", null },
        { "Hello. <img>a cat</img>", "Hello.", "a cat" },
        { "Hello.\n\n<img>a cat</img>\n", "Hello.", "a cat" },
        { "<img>a cat</img>", "", "a cat" },
        { "<img>a cat</img> Hello.", " Hello.", "a cat" },
        { "A <IMG>a cat</IMG> B", "A  B", "a cat" },
        { "A <Img>a cat</iMg> B", "A  B", "a cat" },
        { "A <img>a cat[continue] B", "A  B", "a cat" },
        { "A <img>a cat[/CONTINUE] B", "A  B", "a cat" },
        { "A <img></img><img>two</img>", "A", "two" },
        { "A <img>  </img> B <img>two</img>", "A  B", "two" },
        { "A <img>one</img> B <img>two</img>", "A  B", "one" },
        { "A <img>one <img> more</img> B", "A  B", "one   more" },
        { "A <img>never closed", "A", null },
        { "A <img>never closed</im", "A", null },
        { "A <img>x</img", "A", null },
        { "A <img", "A <img", null },
        { "A <", "A <", null },
        { "A <i>b</i> <im>", "A <i>b</i> <im>", null },
        { "A <img src=\"x.png\"> B", "A <img src=\"x.png\"> B", null },
        { "A <img/> B", "A <img/> B", null },
        { "A <image>b</image>", "A <image>b</image>", null },
        { "A <<img>b</img>", "A <", "b" },
        { "A <i<img>b</img>", "A <i", "b" },
        { "A </img> B", "A </img> B", null },
        { "A [continue] B", "A [continue] B", null },
        { "Use `<img>` to draw.", "Use `<img>` to draw.", null },
        { "```html\n<img>x</img>\n```", "```html\n<img>x</img>\n```", null },
        { "```\n<img>x</img>\n``` <img>y</img>", "```\n<img>x</img>\n```", "y" },
        { "``<b>`` <img>y</img>", "``<b>``", "y" },
        { "A <img>a < b</img>", "A", "a < b" },
        { "A <img>a </ b</img>", "A", "a </ b" },
        { "A <img>a [con] b</img>", "A", "a [con] b" },
        { "A <img>a [[continue]", "A", "a [" },
        { "A <img>a <</img>", "A", "a <" },
        { "A <img>\"quoted\"</img>", "A", "quoted" },
        { "A <img>line one\nline two</img>", "A", "line one\nline two" },
        { "A <img>日本の庭 🌸</img>", "A", "日本の庭 🌸" },
        { "日本語。<img>猫</img>終", "日本語。終", "猫" },
        { "*she smiles* <img>smile</img>", "*she smiles*", "smile" },
        { "5 < 6 > 4 <img>maths</img>", "5 < 6 > 4", "maths" },
        { "a<img>b</img>c<img>d</img>e", "ace", "b" },
        { "<img><img>x</img>", "", "x" },
        { "<img>x</img></img>", "</img>", "x" },
        { "<imgx>y</imgx>", "<imgx>y</imgx>", null },
        { "< img>y</img>", "< img>y</img>", null },
        { "<img >y</img>", "<img >y</img>", null },
        { "A\u0000<img>b</img>", "A\u0000", "b" },
        { "The end</", "The end</", null },
        { "A <img>b</img><img>c", "A", "b" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_prompt_is_found_and_hidden_wherever_the_reply_is_cut(string reply, string text, string? prompt)
    {
        for (var first = 0; first <= reply.Length; first++)
        {
            for (var second = first; second <= reply.Length; second++)
            {
                var parser = new SceneTagParser();

                var shown = parser.Feed(reply[..first]) + parser.Feed(reply[first..second])
                    + parser.Feed(reply[second..]) + parser.Complete();

                parser.Prompt.ShouldBe(prompt);
                parser.Text.ShouldBe(text.TrimEnd());
                shown.TrimEnd().ShouldBe(text.TrimEnd());
            }
        }
    }

    [Fact]
    public void Text_is_shown_as_soon_as_it_cannot_be_a_tag()
    {
        var parser = new SceneTagParser();

        parser.Feed("Hello <im").ShouldBe("Hello ");
        parser.Feed("age>").ShouldBe("<image>");
        parser.IsInPrompt.ShouldBeFalse();
    }

    [Fact]
    public void While_a_prompt_is_written_nothing_is_shown_and_that_is_known()
    {
        var parser = new SceneTagParser();

        parser.Feed("Hello <img>a c").ShouldBe("Hello ");
        parser.IsInPrompt.ShouldBeTrue();
        parser.Feed("at</img> bye").ShouldBe(" bye");
        parser.IsInPrompt.ShouldBeFalse();
    }

    [Fact]
    public void A_prompt_that_was_cut_off_is_kept_but_is_no_prompt()
    {
        var parser = new SceneTagParser();

        parser.Feed("Hello <img>a cat on a");
        parser.Complete().ShouldBe("");

        parser.Prompt.ShouldBeNull();
        parser.UnfinishedPrompt.ShouldBe("a cat on a");
    }

    [Fact]
    public void Random_pieces_of_tags_never_lose_a_letter_outside_of_prompts()
    {
        string[] pieces = ["<", "img", ">", "</", "[", "continue", "]", "a", " ", "\n", "`", "<img>", "</img>", "/"];
        var random = new Random(20260102);
        for (var round = 0; round < 5000; round++)
        {
            var reply = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            var whole = new SceneTagParser();
            var wholeShown = whole.Feed(reply) + whole.Complete();
            var letters = new SceneTagParser();
            var lettersShown = string.Concat(reply.Select(letter => letters.Feed(letter.ToString()))) + letters.Complete();

            lettersShown.ShouldBe(wholeShown);
            letters.Prompt.ShouldBe(whole.Prompt);
            if (!reply.Contains("<img>", StringComparison.Ordinal))
            {
                wholeShown.ShouldBe(reply);
            }
        }
    }
}
