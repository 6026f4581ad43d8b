/** Common passwords of ten characters and more, and the stems that people lengthen with digits; lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `0123456789 1234567890 12345678910 123456789a 1234567891 0987654321 9876543210 1111111111 0000000000 1122334455
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc qwertyuiop qwerty12345 qwerty123456 qwertyuiop123 asdfghjkl1
  asdfghjkl123 zxcvbnm123 zaq12wsxcde3 q1w2e3r4t5 q1w2e3r4t5y6 abcdefghij abcdefghijk abc1234567 abcd123456 abcd1234567
  a123456789 a1234567890 aa12345678 password00 password01 password10 password11 password12 password123 password1234
  password12345 password123456 passw0rd123 p@ssw0rd123 p@ssword123 passwordpassword mypassword mypassword1 newpassword
  changeme123 changeme1234 changemenow letmein123 letmein1234 welcome123 welcome1234 welcome2024 welcome2025 welcome2026
  administrator administrator1 admin12345 admin123456 adminadmin rootrootroot testtest123 testtesttest test123456
  iloveyou12 iloveyou123 iloveyou1234 football123 baseball123 basketball superman123 batman12345 dragon12345
  monkey12345 princess123 sunshine123 michael123 charlie123 jennifer123 liverpool1 manchester chelsea123 arsenal123
  starwars123 pokemon123 computer123 internet123 trustno1trustno1 unknown123 whatever123 freedom123 minecraft123
  samsung123 google1234 facebook123 hello12345 hello123456 helloworld helloworld1 secret1234 secret12345 summer2024
  summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 autumn2025 qwe123qwe123 qweasdzxc123 zxcasdqwe123
  1234qwerasdf 123qweasdzxc 147258369a 741852963a 789456123a 159753456a correcthorsebatterystaple turnpike123
  turnpike1234`
    .split(/\s+/)
    .filter(Boolean),
);
