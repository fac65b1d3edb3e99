namespace LettucePlug.Provider.Diffusers;

/// <summary>The values of the dialect setting.</summary>
internal static class DialectNames
{
    public const string Auto = "auto";
    public const string OpenAi = "openai";
    public const string LocalAi = "localai";
    public const string SdApi = "sdapi";
    public const string SdCpp = "sdcpp";
    public const string Server = "server";
    public const string AsyncServer = "server-async";
    public const string Inference = "inference";

    public static IReadOnlyList<string> All { get; } = [OpenAi, LocalAi, SdApi, SdCpp, Server, AsyncServer, Inference];
}
