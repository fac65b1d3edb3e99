namespace LettucePlug.Emulators;

/// <summary>A request breaks a rule of the emulated service; answered in the service's own error shape.</summary>
public sealed class Refusal(int status, string code, string message, string? parameter = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public string? Parameter => parameter;
}
