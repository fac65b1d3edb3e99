using System.CommandLine;

namespace LettucePlug.Host.Cli;

/// <summary>The options that every command understands.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Home { get; } = new("--home")
    {
        Description = "The folder for everything the program reads or writes (also LETTUCEPLUG_HOME)",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer with JSON", Recursive = true };

    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Say nothing on stderr but errors",
        Recursive = true,
    };

    public Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Say more on stderr, also about the causes of errors",
        Recursive = true,
    };

    public Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Use no colours (also NO_COLOR)",
        Recursive = true,
    };

    public Option<bool> SafeMode { get; } = new("--safe-mode")
    {
        Description = "Load none but the bundled plugins",
        Recursive = true,
    };

    public IEnumerable<Option> All => [Home, Json, Quiet, Verbose, NoColor, SafeMode];

    public CommandLineSwitches Read(ParseResult result) => new()
    {
        Home = result.GetValue(Home),
        Json = result.GetValue(Json),
        Quiet = result.GetValue(Quiet),
        Verbose = result.GetValue(Verbose),
        NoColor = result.GetValue(NoColor),
        SafeMode = result.GetValue(SafeMode),
    };
}
