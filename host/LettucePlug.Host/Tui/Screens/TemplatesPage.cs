using LettucePlug.Host.Templates;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The prompts of the program: the packs they come from, each with its state, and the user's own versions.</summary>
internal sealed partial class TemplatesPage : Page
{
    private const int WideFrom = 72;
    private const string OfPacks = "templates.packs";
    private const string OfPrompts = "templates.prompts";

    private readonly TemplatesModel _model;
    private readonly OpenEditor<TemplateSheet> _editor;
    private readonly bool _viKeys;
    private readonly ListView<PackEntry> _packs = new(Row) { CommandContext = OfPacks, EmptyText = "No packs." };
    private readonly ListView<TemplateStatus> _prompts = new(Row) { CommandContext = OfPrompts, EmptyText = "Loading…" };
    private readonly FlexBox _lists;
    private readonly ProblemText _problem;
    private readonly TextBlock _detail = new("");
    private readonly ScrollView _scroll;
    private readonly BorderBox _frame;
    private object? _described;
    private bool _packsWereLast;

    public TemplatesPage(TemplatesModel model, string stateFolder, bool viKeys)
        : base("templates", "Templates")
    {
        (_model, _editor, _viKeys) = (model, new OpenEditor<TemplateSheet>(stateFolder), viKeys);
        _packs.Opened += _ => ReadCurrent();
        _prompts.Opened += prompt => Go(EditAsync(prompt));
        _lists = Adopt(FlexBox.Rows()
            .Add(new TextBlock(" Prompts", Role.Title) { IsSingleLine = true }, Length.Cells(1))
            .Add(_prompts, Length.Flex().AtLeast(3))
            .Add(new TextBlock(" Packs, asked from the top", Role.Title) { IsSingleLine = true }, Length.Cells(1))
            .Add(_packs, Length.Auto.AtMost(6)));
        _scroll = new ScrollView(_detail) { TakesKeys = true };
        _frame = Adopt(new BorderBox(_scroll) { PaddingColumns = 1 });
        _problem = Adopt(new ProblemText(() => model.Problem));
    }

    public override string About =>
        "The prompts the program sends. A pack is a set of them; the first pack that has a prompt is used, and your own version wins over all.";

    public override IEnumerable<Command> Commands() =>
    [
        OnPrompt("edit", "Write an own version, with live checks and preview", "e", EditAsync, 80, "Edit"),
        OnPrompt("preview", "Show what it becomes with sample data", "v", prompt => EditAsync(prompt, 1), 74, "Preview"),
        OnPrompt("difference", "Compare with the default", "c", prompt => EditAsync(prompt, 2), 72, "Compare"),
        OnPrompt("reset", "Go back to the default", "delete|d", ResetAsync, 60, "Reset", () => _prompts.Current?.IsOverridden == true),
        OnPrompt("keep", "Keep the own version although the default has changed", "K", KeepAsync, 62, "Keep mine",
            () => _prompts.Current is { IsOverridden: true } prompt && _model.BaseOf(prompt) is not null),
        Of(OfPacks, "use", "Use the pack, or use it no more", "space|e", () => OnPack(_model.ToggleAsync), 80, "Use or not"),
        Of(OfPacks, "earlier", "Have the pack asked earlier", "-|alt+up", () => OnPack(pack => _model.MoveAsync(pack, -1)), 70, "Up"),
        Of(OfPacks, "later", "Have the pack asked later", "+|alt+down", () => OnPack(pack => _model.MoveAsync(pack, 1)), 70, "Down"),
        Does("undo", "Take back the last reset", "u", () => Go(UndoAsync()), 76, "Undo", () => _model.CanUndo),
        Does("read", "Read all about it", "i", ReadCurrent, 20, "All about it"),
        Does("refresh", "Look again", "r", () => Go(_model.LoadAsync())),
        .. OfEditor(),
    ];

    public override void Open() => Go(_model.LoadAsync());

    protected override void Paint(Canvas canvas)
    {
        if (!ReferenceEquals(_packs.Items, _model.Packs) || !ReferenceEquals(_prompts.Items, _model.Prompts))
        {
            (_packs.Items, _prompts.Items) = (_model.Packs, _model.Prompts);
            _described = null;
        }

        _packsWereLast = _packs.HasFocusWithin || (_packsWereLast && !_prompts.HasFocusWithin);
        var area = canvas.Bounds;
        var problemRows = _problem.Measure(area.Size).Rows;
        if (problemRows > 0)
        {
            _problem.Draw(canvas, area with { Height = problemRows });
            area = area with { Y = problemRows, Height = Math.Max(0, area.Height - problemRows) };
        }

        if (area.Width < WideFrom)
        {
            _lists.Draw(canvas, area);
            return;
        }

        var width = Math.Clamp(area.Width * 45 / 100, 32, 48);
        _lists.Draw(canvas, area with { Width = width });
        object? current = _packsWereLast ? _packs.Current : _prompts.Current;
        if (current is not null)
        {
            if (!ReferenceEquals(current, _described))
            {
                _described = current;
                _detail.Set(TemplateText.Of(current, _model));
                _frame.Title = TemplateText.Heading(current);
                _scroll.Offset = 0;
            }

            _frame.Draw(canvas, area with { X = width + 1, Width = area.Width - width - 1 });
        }
    }

    private static string Row(PackEntry entry)
    {
        var order = entry.Order?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (entry.Pack.IsCore ? "=" : " ");
        var use = entry.Order is not null ? "" : entry.Pack.IsCore ? "always last" : "not used";
        return $"{(entry.State == "ok" ? " " : "!")}{order} {entry.Pack.Id}  {(entry.State == "ok" ? use : entry.State)}".TrimEnd();
    }

    // Marks beside the words: ! broken on the way to it, * an own version.
    private static string Row(TemplateStatus prompt) =>
        $"{(prompt.IsDegraded ? "!" : prompt.IsOverridden ? "*" : " ")} {prompt.Id,-16} {(prompt.Word is "protected" or "ok" ? Short(prompt.Chosen?.PackId) : prompt.Word)}";

    private static string? Short(string? pack) =>
        pack?.StartsWith("lettuce.", StringComparison.Ordinal) == true ? pack["lettuce.".Length..] : pack;

    private void ReadCurrent()
    {
        object? current = _packsWereLast ? _packs.Current : _prompts.Current;
        if (current is not null)
        {
            Reading.Show(Ui, TemplateText.Heading(current), TemplateText.Of(current, _model));
        }
    }

    private void OnPack(Func<PackEntry, Task<Problem?>> change)
    {
        if (_packs.Current is { } pack)
        {
            Go(ChangeAsync());
        }

        async Task ChangeAsync()
        {
            Tell(await change(pack));
            _packs.Items = _model.Packs;
            _packs.CurrentIndex = _model.Packs.ToList().FindIndex(one => one.Pack.Id == pack.Pack.Id);
        }
    }

    private Command OnPrompt(
        string id, string title, string key, Func<TemplateStatus, Task> run, int hint, string hintText, Func<bool>? when = null) =>
        Of(OfPrompts, id, title, key, () => Go(_prompts.Current is { } prompt ? run(prompt) : Task.CompletedTask), hint, hintText, when);

    private static Command Of(
        string context, string id, string title, string key, Action run, int hint = 0, string hintText = "", Func<bool>? when = null) => new()
        {
            Id = $"{context}.{id}",
            Title = title,
            Context = context,
            Group = context switch { OfPacks => "Packs", TemplateSheet.Context => "The editor of a prompt", _ => "Prompts" },
            Keys = key.Split('|'),
            Run = run,
            HintPriority = hint,
            Hint = hintText,
            When = when,
        };
}
