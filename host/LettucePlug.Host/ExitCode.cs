namespace LettucePlug.Host;

internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NoRoute = 3;
    public const int Provider = 4;
    public const int Plugin = 5;
    public const int Interrupted = 130;
    public const int Terminated = 143;
}
