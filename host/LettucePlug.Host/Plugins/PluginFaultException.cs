namespace LettucePlug.Host.Plugins;

/// <summary>
/// A plugin misbehaved during a call. It carries text only: the exception that the plugin threw would keep the whole
/// plugin alive, so neither it nor its stack trace is held.
/// </summary>
internal sealed class PluginFaultException(PluginProblem problem) : LettucePlugException(problem.Describe())
{
    public override string Code => problem.Code;

    public override int ExitCode => Host.ExitCode.Plugin;

    public string PluginId => problem.Subject;

    public static PluginFaultException For(PluginProblem problem) => new(problem) { Hint = problem.Fix };
}
