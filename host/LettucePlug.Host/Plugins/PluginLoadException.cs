namespace LettucePlug.Host.Plugins;

/// <summary>A plugin cannot be used: it is unknown, off, broken, or made for another host.</summary>
internal sealed class PluginLoadException(PluginProblem problem) : LettucePlugException(problem.Describe())
{
    public override string Code => problem.Code;

    public override int ExitCode => Host.ExitCode.Plugin;

    public PluginProblem Problem => problem;

    public static PluginLoadException For(PluginProblem problem) => new(problem) { Hint = problem.Fix };

    public static PluginLoadException Of(PluginStage stage, string code, string subject, string message, string fix) => For(new()
    {
        Code = code,
        Subject = PlainText.Clean(subject, 300),
        Stage = stage,
        Message = PlainText.Clean(message),
        Fix = PlainText.Clean(fix),
    });

    public static PluginLoadException NoSuchPlugin(string id, IEnumerable<string> known) => For(new()
    {
        Code = PluginCodes.Unknown,
        Subject = PlainText.Clean(id, 100),
        Stage = PluginStage.Discover,
        Message = "there is no plugin of this name",
        Fix = "There are: " + string.Join(", ", known),
    });

    public static PluginLoadException NobodyOffers(string what, string id, IEnumerable<string> known) => For(new()
    {
        Code = PluginCodes.Unknown,
        Subject = PlainText.Clean(id, 100),
        Stage = PluginStage.Discover,
        Message = $"no plugin that is switched on offers this {what}",
        Fix = known.ToList() is { Count: > 0 } list
            ? "There are: " + string.Join(", ", list)
            : "See what is installed: lettuceplug plugins list",
    });
}
