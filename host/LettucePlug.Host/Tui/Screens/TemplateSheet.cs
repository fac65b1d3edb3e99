using LettucePlug.Host.Tui.Models;
using LettucePlug.Liquid;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>A prompt in the editor: what is wrong with it, what it becomes with the sample data, how it differs from the default.</summary>
internal sealed class TemplateSheet : EditorSheet
{
    public const string Context = "templates.editor";

    private readonly TemplatesModel _model;
    private readonly string _id;
    private readonly Tabs _tabs;
    private readonly FindingList _findings = new("Nothing to complain about.");
    private readonly TextBlock _preview = new("");
    private readonly DiffView _diff = new();

    public TemplateSheet(TemplatesModel model, string id, bool viKeys)
        : base(Context, model.TextFor(id), viKeys, new Tabs())
    {
        (_model, _id) = (model, id);
        _findings.Chosen += finding => GoTo(OffsetOf(finding.Line, finding.Column));
        _tabs = (Tabs)Beside;
        _tabs.Add("Findings", _findings).Add("Preview", new ScrollView(_preview) { TakesKeys = true }).Add("Difference", _diff);
    }

    public override bool IsDraft => _model.HasDraft(_id);

    protected override string Title => IsDraft ? $"{_id} (not saved)" : _id;

    public void ShowTab(int index) => _tabs.Show(index);

    public override async Task<Problem?> SaveAsync()
    {
        var problem = await _model.SaveAsync(_id, Text);
        if (problem is not null)
        {
            _tabs.Show(0);
        }

        return problem;
    }

    protected override void Keep(string text) => _model.Keep(_id, text);

    protected override void Tell(Problem problem) => _preview.Set("! " + problem.Text, Role.Error);

    protected override async Task CheckAsync(string text, CancellationToken cancellationToken)
    {
        var trial = await _model.TryAsync(_id, text, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _findings.Items = [.. trial.Findings.Select(Finding.Of)];
        _diff.Set(_model.DefaultOf(_id), text);
        if (trial.Preview is { } preview)
        {
            _preview.Set(preview);
        }
        else
        {
            var errors = trial.Findings.Count(one => one.Severity == DiagnosticSeverity.Error);
            _preview.Set(
                trial.HasErrors ? $"! {(errors == 1 ? "An error keeps" : $"{errors} errors keep")} it from being rendered: see Findings." : "! " + trial.Problem,
                Role.Error);
        }
    }
}
