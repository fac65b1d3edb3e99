using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>A long setting of a connection, such as a workflow, in the editor, with what its provider finds in it.</summary>
internal sealed class WorkflowSheet : EditorSheet
{
    public const string Context = "connections.editor";

    private readonly ConnectionsModel _model;
    private readonly Connection _connection;
    private readonly SettingDefinition _setting;
    private readonly FindingList _findings;

    public WorkflowSheet(ConnectionsModel model, Connection connection, SettingDefinition setting, bool viKeys)
        : base(Context, model.TextFor(connection.Id, setting.Key), viKeys, new BorderBox(new FindingList("Nothing to complain about."), "Findings"))
    {
        (_model, _connection, _setting) = (model, connection, setting);
        _findings = (FindingList)((BorderBox)Beside).Content;
        _findings.Chosen += finding => GoTo(OffsetOf(finding.Line, finding.Column));
    }

    protected override string Title =>
        _setting.Title + (IsDraft ? " (not saved)" : "");

    public override bool IsDraft => _model.HasDraft(_connection.Id, _setting.Key);

    public override Task<Problem?> SaveAsync() => _model.SaveTextAsync(_connection.Id, _setting.Key, Text);

    protected override void Keep(string text) => _model.Keep(_connection.Id, _setting.Key, text);

    protected override void Tell(Problem problem) =>
        _findings.Items = [new Finding { Severity = FindingSeverity.Error, Message = problem.Message, Hint = problem.Hint }];

    protected override async Task CheckAsync(string text, CancellationToken cancellationToken)
    {
        var value = text.Trim().Length == 0 ? "" : text;
        var found = await _model.LintAsync(_connection.Id, _setting.Key, value, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _findings.Items = [.. found.Select(Finding.Of)];
    }
}
