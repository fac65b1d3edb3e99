using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

public sealed class DialogTests : IDisposable
{
    private readonly UiFixture _ui = new(new Probe("page"));

    public void Dispose() => _ui.Dispose();

    [Fact]
    public async Task Enter_on_a_confirmation_takes_the_safe_answer()
    {
        var answer = Ask.ForConfirmation(_ui.App, "Delete", "This cannot be undone.", "Delete");
        _ui.Screen.ShouldContain("This cannot be undone.");

        _ui.Press("enter");

        answer.IsCompletedSuccessfully.ShouldBeTrue();
        (await answer).ShouldBeFalse();
    }

    [Theory]
    [InlineData("right enter", true)]
    [InlineData("left enter", false)]
    [InlineData("esc", false)]
    [InlineData("right space", true)]
    public async Task A_confirmation_is_answered_by_keys(string keys, bool expected)
    {
        var answer = Ask.ForConfirmation(_ui.App, "Delete", "Sure?", "Delete");

        _ui.Press(keys.Split(' '));

        (await answer).ShouldBe(expected);
        _ui.App.InDialog.ShouldBeFalse();
    }

    [Fact]
    public void Words_that_are_too_long_for_a_dialog_scroll_while_its_button_has_the_focus()
    {
        var lines = string.Join("\n", Enumerable.Range(1, 40).Select(number => $"line {number}"));
        var answer = Ask.ToRead(_ui.App, "Notes", lines);
        _ui.Screen.ShouldContain("line 1\u0020");
        _ui.Screen.ShouldNotContain("line 40");

        _ui.Press("end");
        _ui.Screen.ShouldContain("line 40");
        _ui.Screen.ShouldNotContain("line 1\u0020");
        _ui.Press("pageup");
        _ui.Screen.ShouldNotContain("line 40");
        _ui.Mouse(MouseKind.WheelDown, 40, 10).Press("down", "j");
        answer.IsCompleted.ShouldBeFalse();

        _ui.Press("enter");
        answer.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_question_for_text_says_what_is_wrong_before_it_closes()
    {
        var answer = Ask.ForText(_ui.App, "Rename", "New name:", "old", check: text => text.Contains('/') ? "No slashes." : null);
        _ui.Type("a/b").Press("enter");
        _ui.Screen.ShouldContain("! No slashes.");
        answer.IsCompleted.ShouldBeFalse();

        _ui.Press("ctrl+u").Type("new").Press("enter");
        (await answer).ShouldBe("new");
    }

    [Fact]
    public async Task One_of_several_is_found_by_typing()
    {
        var answer = Ask.ForOneOf(_ui.App, "Model", ["flux-dev", "sdxl-base", "gpt-image"], item => item, item => $"about {item}");
        _ui.Type("sdx");
        _ui.Screen.ShouldContain("about sdxl-base");
        _ui.Press("enter");
        (await answer).ShouldBe((true, "sdxl-base"));

        var left = Ask.ForOneOf(_ui.App, "Model", ["a"], item => item);
        _ui.Press("esc");
        (await left).Picked.ShouldBeFalse();
    }

    [Fact]
    public async Task A_review_sheet_answers_by_keys_while_its_editor_has_the_focus()
    {
        var editor = new TextEditor("a prompt");
        var dialog = new Dialog<string>("Review", editor) { Place = OverlayPlace.Sheet, Size = new Size(80, 16), FillsSize = true };
        dialog.Add("Approve", () => dialog.Answer("approved: " + editor.Text), "alt+a").Add("Deny", () => dialog.Answer("denied"), "alt+r");
        var answer = Ask.Open(_ui.App, dialog, "later");

        _ui.Type("!");
        _ui.Screen.ShouldContain("[ Approve Alt+A ]");
        _ui.Press("alt+a");

        (await answer).ShouldBe("approved: a prompt!");
    }

    [Fact]
    public void Help_lists_the_keys_of_the_place_and_its_key_closes_it()
    {
        _ui.App.AddStandardCommands();
        _ui.App.Commands.Add(new Command { Id = "x", Title = "Do the other thing", Keys = ["alt+x", "f9"], Group = "Special", Run = () => { } });

        _ui.Press("f1");
        _ui.Screen.ShouldContain("Special");
        _ui.Screen.ShouldContain("Alt+X, F9");
        _ui.Press("f1");
        _ui.App.InDialog.ShouldBeFalse();
    }

    [Fact]
    public void Two_texts_are_compared_by_lines_and_words()
    {
        TextDiff.Words("a red car", "a blue car").ShouldBe(
            [new(DiffKind.Same, "a "), new(DiffKind.Removed, "red"), new(DiffKind.Added, "blue"), new(DiffKind.Same, " car")]);
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var (before, after) = (Some(), Some());
            var parts = TextDiff.Words(before, after);
            string.Concat(parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)).ShouldBe(before);
            string.Concat(parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)).ShouldBe(after);
        }

        var view = new DiffView();
        view.Set("one\ntwo red cars\nthree", "one\ntwo blue cars\nthree\nfour");
        _ui.App.Root = view;
        _ui.Screen.ShouldStartWith("  one\n- two red cars\n+ two blue cars\n  three\n+ four");
        view.Counts.ShouldBe((2, 1));

        string Some() => string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => "abc"[random.Next(3)].ToString()));
    }

    [Fact]
    public void A_log_follows_the_end_until_somebody_scrolls_up()
    {
        var log = new LogView { MostLines = 100 };
        _ui.App.Root = log;
        for (var i = 0; i < 1000; i++)
        {
            log.Add($"line {i}");
        }

        log.Count.ShouldBeLessThanOrEqualTo(110);
        _ui.Screen.ShouldContain("line 999");
        _ui.Press("up");
        log.Follows.ShouldBeFalse();
        log.Add("later\nand later");
        _ui.Screen.ShouldNotContain("later");
        _ui.Press("end");
        _ui.Screen.ShouldContain("and later");
        log.Follows.ShouldBeTrue();
    }

    [Fact]
    public void Progress_tells_how_far_how_long_and_how_to_end_it()
    {
        var bar = new ProgressBar { Text = "Painting", Value = 0.5, CancelKey = "Ctrl+C" };
        bar.Start(_ui.Time);
        _ui.App.Root = bar;
        _ui.Later(65_000);

        _ui.Screen.ShouldContain(" 50% Painting");
        _ui.Screen.ShouldContain("1:05  Ctrl+C cancels");
    }

    [Fact]
    public void Tabs_show_one_page_and_give_it_the_focus()
    {
        var first = new Probe("first");
        var second = new Probe("second");
        var tabs = new Tabs().Add("One", first).Add("Two", second);
        _ui.App.Root = tabs;
        first.Focus();
        _ui.Screen.ShouldStartWith("[One] Two\nfirst");

        _ui.Press("alt+2");
        _ui.Screen.ShouldStartWith(" One [Two]\nsecond");
        _ui.App.Focused.ShouldBe(second);
        _ui.Click(2, 0);
        tabs.CurrentIndex.ShouldBe(0);
    }
}
