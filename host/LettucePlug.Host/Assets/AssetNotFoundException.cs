namespace LettucePlug.Host.Assets;

internal sealed class AssetNotFoundException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static AssetNotFoundException Of(string id) =>
        new("no-such-asset", $"There is no asset '{id}'.") { Hint = "'lettuceplug assets list' shows all." };

    public static AssetNotFoundException Ambiguous(string typed, IEnumerable<string> ids) =>
        new("ambiguous-asset", $"'{typed}' is the beginning of more than one asset's id, such as {string.Join(" and ", ids)}.")
        {
            Hint = "Type more of it.",
        };

    public static AssetNotFoundException Trashed(string id) =>
        new("asset-in-trash", $"The asset '{id}' lies in the trash.") { Hint = $"lettuceplug assets restore {id}" };

    public static AssetNotFoundException WithoutBlob(string id) =>
        new("asset-without-bytes", $"The bytes of the asset '{id}' are gone from the store.")
        {
            Hint = "'lettuceplug assets verify' shows what else is missing.",
        };
}
