using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Makes images: a prompt, what it is made with, and what came of it.</summary>
internal sealed partial class StudioPage : Page
{
    private const int WideFrom = 72;

    private readonly StudioModel _model;
    private readonly GalleryModel _gallery;
    private readonly PictureShelf _shelf;
    private readonly TextEditor _editor;
    private readonly StudioStage _stage;
    private readonly BorderBox _prompt;
    private readonly BorderBox _result;
    private readonly StudioFacts _facts;
    private readonly ProblemText _problem;
    private readonly TextBlock _warning = new("");

    public StudioPage(StudioModel model, GalleryModel gallery, PictureShelf shelf, bool enterSends, bool viKeys)
        : base("studio", "Studio")
    {
        (_model, _gallery, _shelf) = (model, gallery, shelf);
        _editor = new TextEditor(model.Prompt)
        {
            Placeholder = "What the image is to show",
            EnterSubmits = enterSends,
            UsesViKeys = viKeys,
        };
        _editor.Changed += () => _model.SetPrompt(_editor.Text);
        _editor.Submitted += Generate;
        _prompt = Adopt(new BorderBox(_editor, "Prompt"));
        _facts = Adopt(new StudioFacts(model));
        _problem = Adopt(new ProblemText(() => model.Problem));
        Adopt(_warning);
        _stage = new StudioStage(model, shelf);
        _stage.Grid.Opened += asset => Go(AssetView.ShowAsync(Ui, gallery, shelf, asset));
        _result = Adopt(new BorderBox(_stage, "Result"));
    }

    public override IEnumerable<Command> Commands() =>
    [
        Does("generate", "Make the image", "ctrl+g|F5", Generate, 92, "Make", () => !_model.IsRunning),
        Does("model", "Choose the model", "alt+m", () => Go(ChooseModelAsync()), 60, "Model"),
        Does("settings", "Set size, steps, seed and the rest", "alt+s", () => Go(ChooseSettingsAsync()), 58, "Settings"),
        Does("references", "Add, order or remove references", "alt+r", ShowReferences, 56, "References"),
        Does("compare", "Give the prompt to several models", "alt+c", () => Go(CompareAsync()), 54, "Compare", () => !_model.IsRunning),
        Does("clear", "Begin with an empty prompt", "alt+n", () => Replace(""), 0),
        Result("open", "Look at the image closely", "v", asset => Go(AssetView.ShowAsync(Ui, _gallery, _shelf, asset)), 0),
        Result("replay", "Make it again from its record", "r", asset => Go(_model.ReplayAsync(asset)), 84, "Replay"),
        Result("take-over", "Take prompt, settings and seed over", "e", TakeOver, 82, "Vary"),
        Result("as-reference", "Use as a reference", "a", AddReference, 80, "Reference"),
        Result("trash", "Put into the trash", "delete|d", asset => Go(TrashAsync(asset)), 40, "Delete"),
    ];

    public override string About =>
        "Makes images from a prompt, with any model and setting. Pictures that go along are sent in the order you give them.";

    /// <summary>Takes prompt and settings of an image over.</summary>
    public void TakeOver(AssetRecord asset)
    {
        _model.TakeOver(asset);
        _editor.Text = _model.Prompt;
        _editor.Focus();
    }

    public void AddReference(AssetRecord asset)
    {
        _model.AddReference(asset);
        App?.Toast($"Reference {_model.References.Count} added");
    }

    protected override void Paint(Canvas canvas)
    {
        _result.Footer = _model.Results.Count > 0 ? "Tab to the images" : "";
        _warning.Set(
            string.Join('\n', _model.Notes.Concat(_model.Warnings.Select(warning => "! " + warning))),
            _model.Warnings.Count > 0 ? Role.Warning : Role.Muted);
        if (canvas.Size.Columns >= WideFrom)
        {
            var left = Math.Clamp(canvas.Size.Columns / 2, 34, 60);
            PaintLeft(canvas, canvas.Bounds with { Width = left });
            _result.Draw(canvas, canvas.Bounds with { X = left, Width = canvas.Size.Columns - left });
            return;
        }

        // On a narrow screen the half that is worked with gets the room, and the other as much as says what it is.
        const int Least = 3;
        var rows = _result.HasFocusWithin || _model.IsRunning ? Least
            : _model.Results.Count == 0 ? canvas.Size.Rows
            : Math.Max(canvas.Size.Rows - Least, canvas.Size.Rows * 3 / 5);

        PaintLeft(canvas, canvas.Bounds with { Height = rows });
        _result.Draw(canvas, canvas.Bounds with { Y = rows, Height = canvas.Size.Rows - rows });
    }

    private void PaintLeft(Canvas canvas, Rect area)
    {
        var facts = Math.Min(_facts.Measure(area.Size).Rows, Math.Max(0, area.Height - 3));
        var problem = Math.Min(_problem.Measure(area.Size).Rows, Math.Max(0, area.Height - 3));
        var warning = _model.Warnings.Count + _model.Notes.Count > 0 ? Math.Min(5, _warning.Measure(area.Size).Rows) : 0;
        facts = Math.Max(0, Math.Min(facts, area.Height - 3 - problem - warning));
        var prompt = area.Height - facts - problem - warning;
        _prompt.Draw(canvas, area with { Height = prompt });
        var y = area.Y + prompt;
        _problem.Draw(canvas, area with { Y = y, Height = problem });
        _warning.Draw(canvas, new Rect(area.X + 1, y + problem, area.Width - 2, warning));
        _facts.Draw(canvas, new Rect(area.X + 1, y + problem + warning, area.Width - 2, facts));
    }

    private Command Result(string id, string title, string key, Action<AssetRecord> run, int hint, string hintText = "") => new()
    {
        Id = "studio.results." + id,
        Title = title,
        Context = "studio.results",
        Group = "Results in the studio",
        Keys = key.Split('|'),
        HintPriority = hint,
        Hint = hintText,
        Run = () =>
        {
            if (_stage.Grid.Current is { } asset)
            {
                run(asset);
            }
        },
    };

    private void Replace(string prompt)
    {
        _editor.ReplaceAll(prompt);
        _model.SetPrompt(prompt);
        _editor.Focus();
    }

    private void Generate()
    {
        _model.SetPrompt(_editor.FullText);
        Go(_model.GenerateAsync());
    }
}
