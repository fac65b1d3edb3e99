using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

public sealed class FormTests : IDisposable
{
    private readonly Form _form = new(
        new FormField { Id = "name", Label = "Name", IsRequired = true, Help = "What it is called." },
        new FormField { Id = "key", Label = "Key", Kind = FormFieldKind.Secret },
        new FormField { Id = "steps", Label = "Steps", Kind = FormFieldKind.WholeNumber, Minimum = 1, Maximum = 150, Value = "20" },
        new FormField { Id = "tls", Label = "Check certificates", Kind = FormFieldKind.Toggle, Value = "true" },
        new FormField
        {
            Id = "ca",
            Label = "Authority",
            Check = value => value.StartsWith('/') ? null : "Must be an absolute path.",
            When = values => values["tls"] == "true",
        },
        new FormField
        {
            Id = "mode",
            Label = "Mode",
            Kind = FormFieldKind.Choice,
            Value = "ask",
            Choices = [("ask", "Ask first"), ("auto", "Automatic"), ("manual", "Manual")],
        },
        new FormField { Id = "notes", Label = "Notes", Kind = FormFieldKind.LongText });

    private readonly UiFixture _ui;

    public FormTests() => _ui = new UiFixture(_form);

    public void Dispose() => _ui.Dispose();

    [Fact]
    public void Values_are_typed_stepped_switched_and_chosen()
    {
        _ui.App.AddStandardCommands();
        _ui.Type("Sketch").Press("tab").Type("sk-1").Press("tab", "up", "up", "tab", "space", "tab", "right", "tab").Type("two\nlines");

        _form.Values["name"].ShouldBe("Sketch");
        _form.Values["key"].ShouldBe("sk-1");
        _form.Values["steps"].ShouldBe("22");
        _form.Values["tls"].ShouldBe("false");
        _form.Values["mode"].ShouldBe("auto");
        _form.Values["notes"].ShouldBe("two\nlines");
        _ui.Screen.ShouldNotContain("Authority");
        _ui.Screen.ShouldNotContain("sk-1");
    }

    [Fact]
    public void Errors_stand_beside_their_fields_and_the_first_gets_the_focus()
    {
        var submitted = 0;
        _form.Submitted += () => submitted++;
        _form.Set("steps", "9999");
        _form.Set("ca", "relative");
        _ui.Screen.ShouldNotContain("!");

        _ui.Press("enter");
        submitted.ShouldBe(0);
        _ui.Screen.ShouldContain("! Must not be empty.");
        _ui.Screen.ShouldContain("! Must be at most 150.");
        _ui.Screen.ShouldContain("! Must be an absolute path.");
        _form.Problems.Keys.ShouldBe(["name", "steps", "ca"], ignoreOrder: true);
        _form.Editor("name").HasFocus.ShouldBeTrue();

        _ui.Type("x");
        _form.Set("steps", "9");
        _form.Set("ca", "/x");
        _ui.Press("enter");
        submitted.ShouldBe(1);
    }

    [Fact]
    public void An_error_that_comes_from_outside_stays_until_the_field_is_changed()
    {
        _form.SetProblem("key", "The provider refused it.");
        _ui.Screen.ShouldContain("! The provider refused it.");

        _ui.Press("down").Type("x");
        _ui.Screen.ShouldNotContain("refused");
    }

    [Fact]
    public void In_a_low_window_it_scrolls_with_the_focus()
    {
        _ui.Terminal.Resize(new Size(40, 10));
        _ui.Screen.ShouldContain("Name *");
        for (var i = 0; i < 6; i++)
        {
            _ui.App.FocusNext();
        }

        _ui.Type("typed here");
        _ui.Screen.ShouldContain("typed here");
        _ui.Screen.ShouldNotContain("Name *");
    }

    [Fact]
    public void A_choice_opens_a_list_and_escape_leaves_it_as_it_was()
    {
        _form.Editor("mode").Focus();
        _ui.Press("enter");
        _ui.Screen.ShouldContain("> Ask first");
        _ui.Press("down", "down", "esc");
        _form.Get("mode").ShouldBe("ask");
        _ui.Press("enter", "end", "enter");
        _form.Get("mode").ShouldBe("manual");
    }

    [Theory]
    [InlineData("5", null)]
    [InlineData("", null)]
    [InlineData("-", "Not a number.")]
    [InlineData("1.5", "Must be a whole number.")]
    [InlineData("0", "Must be at least 1.")]
    [InlineData("11", "Must be at most 10.")]
    public void A_number_says_what_is_wrong(string text, string? problem)
    {
        var field = new NumberField { Minimum = 1, Maximum = 10, IsWhole = true };
        _ui.App.Root = field;
        _ui.Type(text + "x");

        field.Text.ShouldBe(text);
        field.Problem.ShouldBe(problem);
    }
}
