using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>What a token becomes where neither request nor model says anything.</summary>
internal static class TokenDefaults
{
    public const int Steps = 28;
    public const double Cfg = 6.5;
    public const string Sampler = "euler";
    public const string Scheduler = "normal";

    /// <summary>Without a picture to begin with, all of it must be painted.</summary>
    public const double DenoiseFromNothing = 1;

    public const double DenoiseFromReference = 0.75;

    /// <summary>Seeds above this are refused by nodes that hand them to numpy.</summary>
    public const uint LargestRandomSeed = uint.MaxValue - 1;

    public static ImageSize Size { get; } = new(1024, 1024);
}
