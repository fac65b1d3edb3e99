namespace LettucePlug.Terminal.Tests.Core;

public sealed class FocusAndOverlayTests : IDisposable
{
    private readonly Probe _one = new("one");
    private readonly Probe _two = new("two");
    private readonly Probe _three = new("three");
    private readonly UiFixture _ui;

    public FocusAndOverlayTests()
    {
        _ui = new UiFixture(FlexBox.Rows()
            .Add(_one, Length.Cells(1))
            .Add(FlexBox.Columns().Add(_two, Length.Cells(10)).Add(_three, Length.Flex()), Length.Flex()));
        _ui.App.AddStandardCommands();
    }

    public void Dispose() => _ui.Dispose();

    [Fact]
    public void Tab_goes_around_and_shift_tab_back()
    {
        _ui.App.Focused.ShouldBe(_one);
        _ui.Press("tab").App.Focused.ShouldBe(_two);
        _ui.Press("tab", "tab").App.Focused.ShouldBe(_one);
        _ui.Press("shift+tab").App.Focused.ShouldBe(_three);
        _one.Got.ShouldBe(["focus", "tab", "blur", "focus", "shift+tab", "blur"], ignoreOrder: false);
    }

    [Fact]
    public void What_is_hidden_or_disabled_is_skipped_and_loses_the_focus()
    {
        _two.IsEnabled = false;
        _ui.Press("tab").App.Focused.ShouldBe(_three);
        _three.IsVisible = false;
        _ui.Press("x").App.Focused.ShouldBe(_one);
    }

    [Fact]
    public void A_key_goes_up_from_the_focus_until_somebody_uses_it_and_then_to_the_commands()
    {
        var ran = 0;
        _ui.App.Commands.Add(new Command { Id = "x", Title = "X", Keys = ["x", "y"], Run = () => ran++ });
        _one.Uses = "x";

        _ui.Press("x");
        ran.ShouldBe(0);
        _ui.Press("y");
        ran.ShouldBe(1);
    }

    [Fact]
    public void A_click_moves_the_focus_and_who_takes_it_gets_the_drag_wherever_it_goes()
    {
        _ui.Mouse(MouseKind.Down, 12, 5).App.Focused.ShouldBe(_three);
        _ui.Mouse(MouseKind.Drag, 0, 0).Mouse(MouseKind.Up, 1, 0).Mouse(MouseKind.Down, 1, 0);

        _three.Got.ShouldContain("Down 2,4");
        _three.Got.ShouldContain("Drag -10,-1");
        _three.Got.ShouldContain("Up -9,-1");
        _one.Got.ShouldContain("Down 1,0");
    }

    [Fact]
    public void A_dialog_takes_all_keys_and_clicks_and_gives_the_focus_back()
    {
        _ui.Press("tab");
        var inside = new Probe("inside", new Size(20, 5));
        var closed = 0;
        _ui.App.Show(new Overlay(inside) { Closed = () => closed++ });
        _two.Got.Clear();

        _ui.Press("x", "tab").Click(0, 0);
        inside.Got.ShouldBe(["focus", "x", "tab"]);
        _two.Got.ShouldBeEmpty();
        _ui.App.InDialog.ShouldBeTrue();

        _ui.Press("esc");
        closed.ShouldBe(1);
        _ui.App.Focused.ShouldBe(_two);
    }

    [Fact]
    public void A_menu_closes_by_a_click_beside_it_which_does_nothing_else()
    {
        _ui.App.Show(new Overlay(new Probe("menu", new Size(10, 3))) { ClosesOnOutsideClick = true });
        _ui.Settle();
        _ui.Click(79, 23);

        _ui.App.InDialog.ShouldBeFalse();
        _three.Got.ShouldBeEmpty();
    }

    [Fact]
    public void Commands_for_everywhere_rest_while_a_dialog_is_open_unless_they_say_otherwise()
    {
        var ran = new List<string>();
        _ui.App.Commands
            .Add(new Command { Id = "a", Title = "A", Keys = ["f5"], Run = () => ran.Add("a") })
            .Add(new Command { Id = "b", Title = "B", Keys = ["f6"], InDialogs = true, Run = () => ran.Add("b") });
        _ui.App.Show(new Overlay(new Probe("dialog")));

        _ui.Press("f5", "f6");
        ran.ShouldBe(["b"]);
    }

    [Fact]
    public void No_dialog_opens_under_the_fingers_of_somebody_who_types()
    {
        var dialog = new Probe("dialog", new Size(20, 3));
        _ui.Type("hel");
        _ui.App.ShowWhenQuiet(new Overlay(dialog) { Title = "Scene prompt" });
        _ui.Screen.ShouldContain("Waits for you: Scene prompt");

        for (var i = 0; i < 5; i++)
        {
            _ui.Later(300);
            _ui.Type("x");
        }

        dialog.Got.ShouldBeEmpty();
        _ui.App.Waiting.Count.ShouldBe(1);
        _ui.Later(600);
        _ui.App.InDialog.ShouldBeTrue();
        _ui.App.Toasts.ShouldBeEmpty();
        _ui.Type("y");
        dialog.Got.ShouldBe(["focus", "y"]);
    }

    [Fact]
    public void A_second_question_waits_for_the_first()
    {
        var first = new Overlay(new Probe("first"));
        var second = new Overlay(new Probe("second"));
        _ui.Later(1000);
        _ui.App.ShowWhenQuiet(first);
        _ui.App.ShowWhenQuiet(second);
        _ui.Later(5000);
        _ui.App.Overlays.ShouldBe([first]);

        _ui.App.Close(first);
        _ui.Later(10);
        _ui.App.Overlays.ShouldBe([second]);
    }

    [Fact]
    public void A_sheet_lies_at_the_bottom_and_a_menu_below_or_above_its_anchor()
    {
        _ui.App.Show(new Overlay(new Probe("sheet", new Size(20, 4))) { Place = OverlayPlace.Sheet });
        _ui.Screen.Split('\n')[20].ShouldStartWith("sheet");
        _ui.App.CloseTop();

        _ui.App.Show(new Overlay(new Probe("menu", new Size(6, 4))) { Place = OverlayPlace.Beside, Anchor = () => new Rect(70, 22, 9, 1) });
        _ui.Screen.Split('\n')[18].ShouldContain("menumm");
        _ui.App.CloseTop().ShouldBeTrue();
        _ui.App.CloseTop().ShouldBeFalse();
    }

    [Fact]
    public void A_toast_goes_by_itself_and_then_nothing_wakes_the_program_up()
    {
        _ui.App.Toast("Saved \u001b[31mnow", ToastKind.Success);
        _ui.Screen.ShouldContain("+ Saved");
        _ui.Screen.ShouldNotContain("\u001b");

        _ui.Later(4100);
        _ui.Screen.ShouldNotContain("Saved");
        _ui.Terminal.TakeOutput();
        _ui.App.Loop.Turn(Timeout.InfiniteTimeSpan);
        _ui.Terminal.LastTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
        _ui.Terminal.Output.Length.ShouldBe(0);
    }

    [Fact]
    public void A_toast_that_is_shown_again_stays_its_whole_time()
    {
        _ui.App.Toast("Saved.");
        _ui.Later(3000);
        _ui.App.Toast("Saved.");
        _ui.Later(2000);
        _ui.Screen.ShouldContain("Saved.");
        _ui.Later(2500);
        _ui.Screen.ShouldNotContain("Saved.");
    }

    [Fact]
    public void A_spinner_wakes_the_program_four_times_a_second_only_while_it_is_seen()
    {
        var spinner = new Spinner("working");
        _ui.App.Root = spinner;
        _ui.Settle();
        var before = _ui.Terminal.Frames;
        for (var i = 0; i < 40; i++)
        {
            _ui.Time.Advance(TimeSpan.FromMilliseconds(50));
            _ui.App.Loop.Turn(TimeSpan.Zero);
        }

        (_ui.Terminal.Frames - before).ShouldBeInRange(6, 9);
        spinner.IsVisible = false;
        _ui.Later(300);
        _ui.Settle();
        _ui.App.Loop.Turn(Timeout.InfiniteTimeSpan);
        _ui.Terminal.LastTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
    }
}
