namespace LettucePlug.Host.Connections;

/// <summary>A certificate cannot be trusted as it is, or is not there.</summary>
internal sealed class CertificateException(string code, string message, Exception? innerException = null)
    : LettucePlugException(message, innerException)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static CertificateException None(string file, Exception? cause = null) =>
        new("no-certificate", $"'{file}' holds no certificate.", cause)
        {
            Hint = "It takes PEM, which begins with -----BEGIN CERTIFICATE-----, or DER.",
        };

    public static CertificateException Unreadable(string file, Exception cause) =>
        new("unreadable-certificate", $"'{file}' cannot be read: {cause.Message}", cause);

    public static CertificateException NoRoot(string file, string subject, string issuer) =>
        new("not-a-root", $"'{file}' holds no root certificate: {subject} was issued by {issuer}.")
        {
            Hint = $"Import the certificate of {issuer}; what it issued is then trusted as well.",
        };

    public static CertificateException NotValid(string subject, DateTimeOffset from, DateTimeOffset to) =>
        new("certificate-not-valid", $"The certificate of {subject} is valid from {from:yyyy-MM-dd} to {to:yyyy-MM-dd} only.")
        {
            Hint = "Ask whoever runs the authority for the present one, and look at this machine's clock.",
        };

    public static CertificateException Unknown(string id, IEnumerable<string> known) =>
        new("no-such-certificate", $"There is no trusted certificate '{id}'.")
        {
            Hint = known.Any() ? "There are: " + string.Join(", ", known) : "There are none: lettuceplug certificates import FILE",
        };
}
