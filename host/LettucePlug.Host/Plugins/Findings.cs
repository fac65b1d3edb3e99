namespace LettucePlug.Host.Plugins;

/// <summary>Collects everything that is wrong with one subject, so that the user need not mend it one by one.</summary>
internal sealed class Findings(string subject)
{
    private readonly List<PluginProblem> _all = [];

    public string Subject { get; private set; } = subject;

    public IReadOnlyList<PluginProblem> All => _all;

    public PluginProblem? FirstError => _all.Find(problem => !problem.IsWarning);

    public bool HasErrors => FirstError is not null;

    /// <summary>Speaks of the plugin by its id from here on, and in what was found before.</summary>
    public void Rename(string subject)
    {
        Subject = subject;
        for (var i = 0; i < _all.Count; i++)
        {
            _all[i] = _all[i] with { Subject = subject };
        }
    }

    public void Refuse(string code, PluginStage stage, string message, string fix) =>
        Add(code, stage, message, fix, isWarning: false);

    public void Warn(string code, PluginStage stage, string message, string fix) =>
        Add(code, stage, message, fix, isWarning: true);

    private void Add(string code, PluginStage stage, string message, string fix, bool isWarning)
    {
        var problem = new PluginProblem
        {
            Code = code,
            Subject = Subject,
            Stage = stage,
            Message = PlainText.Clean(message),
            Fix = PlainText.Clean(fix),
            IsWarning = isWarning,
        };
        if (!_all.Contains(problem))
        {
            _all.Add(problem);
        }
    }
}
