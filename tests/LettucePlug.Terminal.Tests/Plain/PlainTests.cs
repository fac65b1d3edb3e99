namespace LettucePlug.Terminal.Tests.Plain;

public sealed class PlainTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Lines_carry_no_control_but_the_line_feed()
    {
        var writer = new PlainWriter(_output);

        writer.Line("a\e[31mb\r\nc\a\u202ed");
        writer.Message("Mi\ra", "hello\tthere");

        _output.ToString().ShouldBe("ab\ncd\nMi a: hello    there\n");
    }

    [Fact]
    public void A_streamed_reply_is_written_sentence_by_sentence()
    {
        var writer = new PlainWriter(_output);
        foreach (var piece in new[] { "She wa", "its. The ra", "in ", "falls", "! \"No", ".\" " })
        {
            writer.Stream(piece);
        }

        _output.ToString().ShouldBe("She waits.\nThe rain falls!\n\"No.\"\n");
        writer.Stream("The end");
        writer.Line("Next");

        _output.ToString().ShouldEndWith("The end\nNext\n");
    }

    [Fact]
    public void Lines_break_at_the_width_when_there_is_one()
    {
        new PlainWriter(_output, 10).Line("one two three four");

        _output.ToString().ShouldBe("one two\nthree four\n");
    }

    [Fact]
    public async Task A_choice_is_made_by_number_or_by_its_text_and_nonsense_is_asked_again()
    {
        var cancel = TestContext.Current.CancellationToken;
        var prompt = Prompt("7\nx\n2\nCAROL\n\n");

        (await prompt.ChooseAsync("Who?", ["Ann", "Bob", "Carol"], cancel)).ShouldBe(1);
        (await prompt.ChooseAsync("Who?", ["Ann", "Bob", "Carol"], cancel)).ShouldBe(2);
        (await prompt.ChooseAsync("Who?", ["Ann"], cancel)).ShouldBeNull();
        (await prompt.ChooseAsync("Who?", ["Ann"], cancel)).ShouldBeNull();
        _output.ToString().ShouldStartWith(
            "Who?\n1. Ann\n2. Bob\n3. Carol\nNumber 1 to 3, empty to cancel: There is no choice '7'.\n");
        _output.ToString().ShouldNotContain('\e');
    }

    [Fact]
    public async Task A_question_is_answered_by_yes_no_or_the_default()
    {
        var cancel = TestContext.Current.CancellationToken;
        var prompt = Prompt("maybe\nY\nno\n\n");

        (await prompt.ConfirmAsync("Delete?", false, cancel)).ShouldBeTrue();
        (await prompt.ConfirmAsync("Delete?", true, cancel)).ShouldBeFalse();
        (await prompt.ConfirmAsync("Delete?", true, cancel)).ShouldBeTrue();
        (await prompt.ConfirmAsync("Delete?", false, cancel)).ShouldBeFalse();
        (await prompt.AskAsync("Name?", cancel)).ShouldBeNull();
    }

    private PlainPrompt Prompt(string input) => new(new StringReader(input), new PlainWriter(_output));
}
