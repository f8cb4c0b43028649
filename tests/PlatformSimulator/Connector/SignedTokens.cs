using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Connector;

/// <summary>An issuer: its keys, and tokens signed with them. Written by hand, so that nothing checks itself.</summary>
internal sealed class SignedTokens
{
    private readonly Lock _gate = new();
    private readonly List<(string Id, RSA Key, string[] Endorsements)> _keys = [];

    public SignedTokens() => Rotate();

    /// <summary>Channels that the keys may speak for.</summary>
    public string[] Endorsements { get; set; } = ["emulator", "webchat", "directline", "msteams", "facebook", "sms"];

    /// <summary>The name of the newest key.</summary>
    public string KeyId
    {
        get
        {
            lock (_gate)
            {
                return _keys[^1].Id;
            }
        }
    }

    /// <summary>Another key signs from now on; the older ones are still published.</summary>
    public void Rotate()
    {
        lock (_gate)
        {
            _keys.Add(($"key-{_keys.Count + 1}", RSA.Create(2048), Endorsements ?? []));
        }
    }

    /// <summary>What stands at <c>jwks_uri</c>.</summary>
    public JsonObject KeySet()
    {
        lock (_gate)
        {
            return new JsonObject
            {
                ["keys"] = new JsonArray([.. _keys.Select(key =>
                {
                    var shown = key.Key.ExportParameters(includePrivateParameters: false);
                    return new JsonObject
                    {
                        ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.Id, ["x5t"] = key.Id, ["n"] = Digits(shown.Modulus!), ["e"] = Digits(shown.Exponent!),
                        ["endorsements"] = new JsonArray([.. key.Endorsements.Select(one => JsonValue.Create(one))]),
                    };
                })]),
            };
        }
    }

    /// <summary>A token with these claims; header and signature as asked for.</summary>
    public string Make(JsonObject claims, string algorithm = "RS256", string? keyId = null, RSA? by = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = keyId ?? KeyId };
        var signed = $"{Digits(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Digits(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        RSA key;
        lock (_gate)
        {
            key = by ?? _keys[^1].Key;
        }

        return algorithm switch
        {
            "none" => signed + ".",
            // The old trick: the public key as the secret of a symmetric signature.
            "HS256" => $"{signed}.{Digits(HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed)))}",
            "RS512" => $"{signed}.{Digits(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))}",
            _ => $"{signed}.{Digits(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}",
        };
    }

    private static string Digits(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
